package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Counts of a person, or of a cell of the channel table. */
public final class OracleCounts {

  /** All events. */
  public long events;

  /** Events of kind touch. */
  public long touches;

  /** Events of kind engagement. */
  public long engagements;

  /** Events of kind conversion. */
  public long conversions;

  /** Events of kind refund. */
  public long refunds;

  /** Impressions. */
  public long impressions;

  /** Revenue of conversions by currency. */
  public final Map<String, BigDecimal> revenue = new TreeMap<>();

  /** Refunded by currency. */
  public final Map<String, BigDecimal> refunded = new TreeMap<>();

  void add(OracleEvent event) {
    events++;
    String currency = event.get("currency");
    impressions += event.amount("impressions").longValue();
    switch (event.kind()) {
      case "touch" -> touches++;
      case "engagement" -> engagements++;
      case "conversion" -> {
        conversions++;
        revenue.merge(currency, event.amount("revenue"), BigDecimal::add);
      }
      case "refund" -> {
        refunds++;
        refunded.merge(currency, event.amount("revenue"), BigDecimal::add);
      }
      default -> {
        // Only counted as an event.
      }
    }
  }
}
