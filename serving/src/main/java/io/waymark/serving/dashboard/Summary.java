package io.waymark.serving.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.query.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a summary request.
 *
 * @param totals of the whole range
 * @param converted money of all currencies in the tenant's own
 * @param byGoal how often each goal was reached
 * @param series one entry a point, without gaps from the first point with events to the last
 * @param breakdown the split, where one was asked for
 * @param provenance where the figures come from
 */
record Summary(
    Totals totals,
    Converted converted,
    Map<String, GoalFigures> byGoal,
    List<Point> series,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Breakdown breakdown,
    @JsonUnwrapped Provenance provenance) {

  /** Figures of everything in range. Money is in {@code currency}; the others stand beside. */
  record Totals(
      long events,
      long touches,
      long conversions,
      long customers,
      long buyers,
      long anonymousVisitors,
      BigDecimal revenue,
      BigDecimal revenueIdentified,
      BigDecimal refunds,
      BigDecimal spend,
      String currency,
      Map<String, Figures.Shown> byCurrency) {

    static Totals of(Figures figures, String currency) {
      Figures.Shown money = figures.shown(currency);
      return new Totals(
          figures.events,
          figures.touches,
          figures.conversions,
          figures.customers,
          figures.buyers,
          figures.anonymousVisitors,
          money.revenue(),
          money.revenueIdentified(),
          money.refunds(),
          money.spend(),
          currency,
          figures.shownByCurrency());
    }
  }

  /** Figures of one point that begins at {@code from}. */
  record Point(
      Instant from,
      long events,
      long touches,
      long conversions,
      long customers,
      long buyers,
      long anonymousVisitors,
      BigDecimal revenue,
      BigDecimal revenueIdentified,
      BigDecimal refunds,
      BigDecimal spend) {

    static Point of(Instant from, Figures figures, String currency) {
      Figures.Shown money = figures.shown(currency);
      return new Point(
          from,
          figures.events,
          figures.touches,
          figures.conversions,
          figures.customers,
          figures.buyers,
          figures.anonymousVisitors,
          money.revenue(),
          money.revenueIdentified(),
          money.refunds(),
          money.spend());
    }
  }

  /** A split: its largest values by events, and how many there are in all. */
  record Breakdown(String by, long values, List<Part> rows) {}

  /** Figures of one value. */
  record Part(String value, Totals figures) {}
}
