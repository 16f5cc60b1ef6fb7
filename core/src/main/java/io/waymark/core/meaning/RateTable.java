package io.waymark.core.meaning;

import io.waymark.core.event.Amount;
import io.waymark.core.event.GoalReached;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tenant's own currency and what others are worth in it, by day of the tenant's time zone. An
 * amount that no rate covers is not converted; it is totalled apart.
 */
public final class RateTable {
  /** The most that a column of 18 digits, four of them places, holds. */
  private static final BigDecimal MAX = new BigDecimal("99999999999999.9999");

  private record Rate(LocalDate from, LocalDate to, BigDecimal rate) {}

  private final String base;
  private final ZoneId zone;
  private final Map<String, TreeMap<LocalDate, Rate>> rates = new HashMap<>();

  private RateTable(String base, ZoneId zone) {
    this.base = base;
    this.zone = zone;
  }

  static RateTable read(Section money, ZoneId zone) {
    money.only("base_currency", "rates");
    String base = money.text("base_currency", "");
    Section rates = money.section("rates");
    if (!base.isEmpty()) {
      requireCurrency(money.at("base_currency"), base);
    } else if (!rates.names().isEmpty()) {
      throw new InvalidMeaningException(
          money.at("base_currency"), "is required where there are rates");
    }
    RateTable table = new RateTable(base, zone);
    for (String currency : rates.names()) {
      requireCurrency(rates.at(currency), currency);
      if (currency.equals(base)) {
        throw new InvalidMeaningException(
            rates.at(currency), "is the base currency, which needs no rate");
      }
      table.rates.put(currency, readRates(rates, currency));
    }
    return table;
  }

  private static TreeMap<LocalDate, Rate> readRates(Section rates, String currency) {
    TreeMap<LocalDate, Rate> table = new TreeMap<>();
    List<Section> entries = rates.sections(currency);
    for (int i = 0; i < entries.size(); i++) {
      LocalDate next = i + 1 < entries.size() ? date(entries.get(i + 1), "from") : LocalDate.MAX;
      Rate rate = readRate(entries.get(i), next);
      table.put(rate.from(), rate);
    }
    return table;
  }

  private static Rate readRate(Section entry, LocalDate next) {
    entry.only("from", "to", "rate");
    LocalDate from = date(entry, "from");
    LocalDate to = entry.has("to") ? date(entry, "to") : next;
    if (!from.isBefore(to) || to.isAfter(next)) {
      throw new InvalidMeaningException(
          entry.at("from"),
          from + " to " + to + " is no time before the next rate, which begins on " + next);
    }
    if (to.isBefore(next) && !next.equals(LocalDate.MAX)) {
      throw new InvalidMeaningException(
          entry.at("to"),
          "leaves a hole from " + to + " to " + next + "; close it or leave to out");
    }
    BigDecimal rate = entry.decimal("rate");
    if (rate.signum() == 0 || rate.precision() - rate.scale() > 7) {
      throw new InvalidMeaningException(
          entry.at("rate"), rate + " is not above 0 and below 10000000");
    }
    return new Rate(from, to, rate);
  }

  private static LocalDate date(Section entry, String name) {
    try {
      return LocalDate.parse(entry.text(name));
    } catch (DateTimeException e) {
      throw new InvalidMeaningException(entry.at(name), "is no date like 2026-11-01");
    }
  }

  private static void requireCurrency(String path, String code) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(code))) {
      throw new InvalidMeaningException(
          path, '"' + code + "\" is no currency of ISO 4217; write it like EUR");
    }
  }

  /** The tenant's own currency, or empty where the document does not say. */
  public String base() {
    return base;
  }

  /**
   * The amount in the base currency, rounded half to even to four places; {@link
   * GoalReached#NOT_CONVERTED} where no rate covers it or the result has more than 14 digits before
   * the point.
   *
   * @param amount ten-thousandths
   * @param currency of the amount; empty for the tenant's own
   * @param ts event time in milliseconds, which picks the day
   */
  public long toBase(long amount, String currency, long ts) {
    if (currency.isEmpty() || currency.equals(base)) {
      return amount;
    }
    LocalDate day = Instant.ofEpochMilli(ts).atZone(zone).toLocalDate();
    Optional<BigDecimal> rate = rate(currency, day);
    if (rate.isEmpty()) {
      return GoalReached.NOT_CONVERTED;
    }
    BigDecimal value = Amount.toDecimal(amount).multiply(rate.get());
    BigDecimal rounded = value.setScale(Amount.SCALE, RoundingMode.HALF_EVEN);
    return rounded.compareTo(MAX) > 0
        ? GoalReached.NOT_CONVERTED
        : rounded.unscaledValue().longValueExact();
  }

  /** What one unit of another currency is worth on that day, or empty where no rate covers it. */
  public Optional<BigDecimal> rate(String currency, LocalDate day) {
    TreeMap<LocalDate, Rate> table = rates.get(currency);
    Map.Entry<LocalDate, Rate> entry = table == null ? null : table.floorEntry(day);
    return entry == null || !day.isBefore(entry.getValue().to())
        ? Optional.empty()
        : Optional.of(entry.getValue().rate());
  }
}
