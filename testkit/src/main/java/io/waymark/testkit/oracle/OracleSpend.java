package io.waymark.testkit.oracle;

import java.math.BigDecimal;

/**
 * What a day cost by one report.
 *
 * @param cost the cost
 * @param impressions the impressions
 * @param version the report's version, 0 where it has none
 */
public record OracleSpend(BigDecimal cost, long impressions, long version) {

  static OracleSpend of(OracleEvent event) {
    String version = event.property("version");
    return new OracleSpend(
        event.amount("cost"),
        event.amount("impressions").longValue(),
        version.isEmpty() ? 0 : Long.parseLong(version));
  }

  OracleSpend newer(OracleSpend later) {
    return later.version >= version ? later : this;
  }
}
