package io.waymark.serving.query;

import io.waymark.core.meaning.Meaning;
import io.waymark.core.meaning.RateTable;
import io.waymark.serving.http.Caller;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a tenant's configuration every figure depends on.
 *
 * @param zone whose days, weeks and months are meant
 * @param weekStart first day of a week
 * @param currency base currency, ISO 4217; it is also that of events without one
 * @param rates what other currencies are worth in it
 * @param meaningVersion version of the configuration that decided channels and goals; 0 is what
 *     comes with the program
 */
public record TenantView(
    ZoneId zone, DayOfWeek weekStart, String currency, RateTable rates, long meaningVersion) {

  /** Older events are refused. */
  private static final Instant FIRST_EVENTS = Instant.parse("1990-01-01T00:00:00Z");

  private static final int SECONDS_OF_HOUR = 3_600;

  /** The zone as ClickHouse and clients name it. */
  public String zoneName() {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /**
   * Whether days begin with an hour of UTC, as far as there are events. Where they do not, as in
   * India, sums by hour of UTC cannot be put together to days.
   */
  public boolean hasWholeHours() {
    ZoneRules rules = zone.getRules();
    Stream<ZoneOffset> later =
        Stream.concat(
            rules.getTransitions().stream()
                .filter(change -> change.getInstant().isAfter(FIRST_EVENTS))
                .map(ZoneOffsetTransition::getOffsetAfter),
            rules.getTransitionRules().stream().map(ZoneOffsetTransitionRule::getOffsetAfter));
    return Stream.concat(Stream.of(rules.getOffset(FIRST_EVENTS)), later)
        .allMatch(offset -> offset.getTotalSeconds() % SECONDS_OF_HOUR == 0);
  }

  /** What one unit of that currency was worth in the tenant's on that day, if a rate covers it. */
  public Optional<BigDecimal> rate(String of, LocalDate day) {
    return of.equals(currency) ? Optional.of(BigDecimal.ONE) : rates.rate(of, day);
  }

  /** Of a tenant that has configured nothing. */
  public static TenantView plain(Caller caller) {
    return of(Meaning.SHIPPED, caller);
  }

  /** By that version of the tenant's configuration. */
  public static TenantView of(Meaning meaning, Caller caller) {
    RateTable rates = meaning.money();
    return new TenantView(
        meaning.zone(),
        meaning.weekStart(),
        rates.base().isEmpty() ? caller.baseCurrency() : rates.base(),
        rates,
        meaning.version());
  }
}
