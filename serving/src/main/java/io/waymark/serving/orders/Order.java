package io.waymark.serving.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.query.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order and what is left of it.
 *
 * @param orderId as its lines and refunds name it
 * @param ts its first line; where only refunds name the order, the first of them
 * @param lines conversions that name it, together one purchase
 * @param refunds refunds that name it
 * @param byCurrency its money; currencies are never added
 * @param provenance where the figures come from
 */
record Order(
    String orderId,
    Instant ts,
    long lines,
    long refunds,
    Map<String, Sums> byCurrency,
    @JsonUnwrapped Provenance provenance) {

  /**
   * Money of one currency, to the cent.
   *
   * @param revenue gross, as it was bought
   * @param refunded what was given back since
   * @param net the one less the other; below zero where more was given back than is known of
   */
  record Sums(BigDecimal revenue, BigDecimal refunded, BigDecimal net) {}
}
