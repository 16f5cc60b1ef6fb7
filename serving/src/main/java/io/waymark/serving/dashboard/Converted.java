package io.waymark.serving.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.query.TenantView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Money of all currencies in the tenant's own: the sums of each day by the rate of that day. What
 * no rate covers stands apart and is in none of the sums.
 *
 * @param currency the tenant's own
 * @param complete whether nothing stands apart
 * @param sums in that currency
 * @param apart by currency
 */
record Converted(
    String currency,
    boolean complete,
    @JsonUnwrapped Figures.Shown sums,
    Map<String, Figures.Shown> apart) {

  /**
   * Converts sums by day or by hour.
   *
   * @param points figures of points that lie within a day of the tenant's
   */
  static Converted of(Map<FigureTable.Key, Figures> points, TenantView view) {
    Figures.Sums sums = new Figures.Sums();
    Map<String, Figures.Sums> apart = new TreeMap<>();
    points.forEach((key, figures) -> {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(key.bucket()), view.zone());
      figures.byCurrency.forEach((currency, money) -> {
        Optional<BigDecimal> rate = view.rate(currency, day);
        if (rate.isPresent()) {
          sums.add(money, rate.get());
        } else {
          apart.computeIfAbsent(currency, any -> new Figures.Sums()).add(money, BigDecimal.ONE);
        }
      });
    });
    Map<String, Figures.Shown> shown = new TreeMap<>();
    apart.forEach((currency, money) -> shown.put(currency, money.shown()));
    return new Converted(view.currency(), apart.isEmpty(), sums.shown(), shown);
  }
}
