package io.waymark.serving.dashboard;

import io.waymark.serving.query.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures of one point, one value or of everything, as they come together from the tables. */
final class Figures {

  long events;
  long touches;
  long conversions;
  long customers;
  long buyers;
  long anonymousVisitors;
  final Map<String, Sums> byCurrency = new TreeMap<>();

  /** Exact money of one currency; currencies are never added to each other. */
  static final class Sums {
    BigDecimal revenue = BigDecimal.ZERO;
    BigDecimal revenueIdentified = BigDecimal.ZERO;
    BigDecimal refunds = BigDecimal.ZERO;
    BigDecimal spend = BigDecimal.ZERO;

    /** Adds other sums, each times the rate. */
    void add(Sums other, BigDecimal rate) {
      revenue = revenue.add(other.revenue.multiply(rate));
      revenueIdentified = revenueIdentified.add(other.revenueIdentified.multiply(rate));
      refunds = refunds.add(other.refunds.multiply(rate));
      spend = spend.add(other.spend.multiply(rate));
    }

    Shown shown() {
      return new Shown(
          Money.shown(revenue),
          Money.shown(revenueIdentified),
          Money.shown(refunds),
          Money.shown(spend));
    }
  }

  /** Money to the cent. */
  record Shown(
      BigDecimal revenue, BigDecimal revenueIdentified, BigDecimal refunds, BigDecimal spend) {}

  Sums of(String currency) {
    return byCurrency.computeIfAbsent(currency, any -> new Sums());
  }

  Shown shown(String currency) {
    return byCurrency.getOrDefault(currency, new Sums()).shown();
  }

  Map<String, Shown> shownByCurrency() {
    Map<String, Shown> shown = new TreeMap<>();
    byCurrency.forEach((currency, sums) -> shown.put(currency, sums.shown()));
    return shown;
  }

  Set<String> currencies() {
    return new TreeSet<>(byCurrency.keySet());
  }
}
