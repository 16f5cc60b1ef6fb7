package io.waymark.serving.dashboard;

import io.waymark.serving.query.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the rows of the three queries together: one set of figures per key, and one for all. */
final class FigureTable {

  /** Where a row belongs: a point of the series (value empty) or a value (bucket 0). */
  record Key(long bucket, String value) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byBucket = Long.compare(bucket, other.bucket);
      return byBucket != 0 ? byBucket : value.compareTo(other.value);
    }
  }

  private static final long OF_CURRENCY = 0;
  private static final long OF_KEY = 1;

  private final Map<Key, Figures> keyed = new TreeMap<>();
  private final Figures total = new Figures();

  Map<Key, Figures> keyed() {
    return keyed;
  }

  Figures total() {
    return total;
  }

  /** Counts and money that add up. */
  void addAdditive(List<Row> rows) {
    for (Row row : rows) {
      for (Figures figures : List.of(at(row), total)) {
        figures.events += row.whole("events");
        figures.touches += row.whole("touches");
        addMoney(figures, row);
      }
    }
  }

  private static void addMoney(Figures figures, Row row) {
    BigDecimal refunded = row.decimal("refunded");
    BigDecimal spent = row.decimal("spent");
    if (refunded.signum() != 0 || spent.signum() != 0) {
      Figures.Sums sums = figures.of(row.text("money"));
      sums.refunds = sums.refunds.add(refunded);
      sums.spend = sums.spend.add(spent);
    }
  }

  void addConversions(List<Row> rows) {
    for (Row row : rows) {
      long level = row.whole("level");
      if (level == OF_CURRENCY) {
        addRevenue(at(row), row);
        addRevenue(total, row);
      } else {
        Figures figures = level == OF_KEY ? at(row) : total;
        figures.conversions = row.whole("conversions");
        figures.buyers = row.whole("buyers");
      }
    }
  }

  private static void addRevenue(Figures figures, Row row) {
    Figures.Sums sums = figures.of(row.text("money"));
    sums.revenue = sums.revenue.add(row.decimal("revenue"));
    sums.revenueIdentified = sums.revenueIdentified.add(row.decimal("revenue_identified"));
  }

  void addPersons(List<Row> rows) {
    for (Row row : rows) {
      Figures figures = row.whole("level") == 0 ? at(row) : total;
      figures.customers = row.whole("customers");
      figures.anonymousVisitors = row.whole("anonymous_visitors");
    }
  }

  private Figures at(Row row) {
    Key key = new Key(row.whole("bucket"), row.text("value"));
    return keyed.computeIfAbsent(key, any -> new Figures());
  }
}
