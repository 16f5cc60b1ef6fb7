package io.waymark.serving.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.query.Money;
import io.waymark.serving.query.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person did.
 *
 * @param customerId the customer, or null for a visitor whom nobody identified
 * @param identified whether a customer is known
 * @param anonymousIds the visitor ids that are his
 * @param properties what {@code identify} said of him: of each key the latest
 * @param consent what he agreed to
 * @param firstTouch null where there is none
 * @param lastTouch null where there is none
 * @param channelMix touches by channel, the most first
 * @param hours events by hour of the day, 0 to 23, in the tenant's time zone
 * @param weekdays events by weekday, from Monday on, in the tenant's time zone
 * @param touches a page of touches, newest first
 * @param nextCursor gives the next page, or null after the last
 * @param provenance where the figures come from
 */
record Behavior(
    @Nullable String customerId,
    boolean identified,
    List<String> anonymousIds,
    @JsonRawValue String properties,
    Known.Consent consent,
    long events,
    long touchCount,
    Instant firstEvent,
    Instant lastEvent,
    @Nullable End firstTouch,
    @Nullable End lastTouch,
    List<ChannelShare> channelMix,
    long[] hours,
    long[] weekdays,
    Activity.Gaps gaps,
    Conversions conversions,
    Engagement engagement,
    List<Touch> touches,
    @Nullable String nextCursor,
    @JsonUnwrapped Provenance provenance) {

  /** The first or last touch. */
  record End(Instant ts, String channel, String campaign, String name) {}

  /** One channel's part of the touches, from 0 to 1. */
  record ChannelShare(String channel, long touches, double share) {}

  /** Purchases and money; currencies stand apart. */
  record Conversions(long purchases, Map<String, Sums> byCurrency) {}

  /** Gross revenue and refunds of one currency. */
  record Sums(BigDecimal revenue, BigDecimal refunds) {}

  /** One event of the page. */
  record Touch(
      String eventId,
      Instant ts,
      String kind,
      String name,
      String channel,
      String campaign,
      String sessionId,
      String device,
      String region,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String orderId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal revenue,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency) {

    static @Nullable BigDecimal shownRevenue(BigDecimal exact) {
      return exact.signum() == 0 ? null : Money.shown(exact);
    }
  }
}
