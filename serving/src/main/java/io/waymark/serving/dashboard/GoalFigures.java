package io.waymark.serving.dashboard;

import io.waymark.serving.query.Money;
import io.waymark.serving.query.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often one goal was reached.
 *
 * @param kind purchase, signup, trial or lead
 * @param conversions distinct purchases, or events where there is no order
 * @param buyers distinct identified persons who reached it
 * @param rate buyers of the goal by customers in range, to four places; null without customers
 * @param value what it was worth, by base currency
 * @param notConverted what it was worth where no rate covered the day, by currency
 */
record GoalFigures(
    String kind,
    long conversions,
    long buyers,
    @Nullable BigDecimal rate,
    Map<String, BigDecimal> value,
    Map<String, BigDecimal> notConverted) {

  private static final long BY_CURRENCY = 0;
  private static final int PLACES = 4;

  /** By name of the goal. */
  static Map<String, GoalFigures> of(List<Row> rows, long customers) {
    Map<String, GoalFigures> goals = new TreeMap<>();
    for (Row row : rows) {
      if (row.whole("level") != BY_CURRENCY) {
        goals.put(row.text("of_goal"), counts(row, customers));
      }
    }
    for (Row row : rows) {
      GoalFigures goal = goals.get(row.text("of_goal"));
      if (row.whole("level") == BY_CURRENCY && goal != null) {
        Map<String, BigDecimal> sums = row.flag("converted") ? goal.value : goal.notConverted;
        BigDecimal worth = row.decimal("worth");
        if (worth.signum() != 0) {
          sums.put(row.text("money"), Money.shown(worth));
        }
      }
    }
    return goals;
  }

  private static GoalFigures counts(Row row, long customers) {
    long buyers = row.whole("persons");
    return new GoalFigures(
        row.text("of_kind"),
        row.whole("reached"),
        buyers,
        customers == 0
            ? null
            : BigDecimal.valueOf(buyers)
                .divide(BigDecimal.valueOf(customers), PLACES, java.math.RoundingMode.HALF_EVEN),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
