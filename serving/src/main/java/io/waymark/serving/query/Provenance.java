package io.waymark.serving.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the figures of an answer come from. It is written into the answer itself, beside them.
 *
 * @param asOf complete up to this event time, or null before the first event
 * @param completeness which part of the range, as far as it is past, is in the tables: 0 to 1
 * @param definition what the figures are called and which version of their definition holds
 * @param tenantTimeZone whose days are meant
 * @param currency of money that names no other: the tenant's own, if nothing else was asked for
 */
public record Provenance(
    @Nullable Instant asOf,
    double completeness,
    Definition definition,
    String tenantTimeZone,
    String currency) {

  /**
   * A definition of figures, described in docs/events.md.
   *
   * @param name stable
   * @param version counts up where the same events would give other figures
   * @param meaningVersion version of the tenant's channels, goals and money; 0 is the shipped one
   */
  public record Definition(String name, int version, long meaningVersion) {}

  /** The same with the money of the answer in another currency than the tenant's own. */
  public Provenance in(String shown) {
    return new Provenance(asOf, completeness, definition, tenantTimeZone, shown);
  }

  /**
   * Provenance of figures about a range.
   *
   * @param complete what {@link AsOf} said before the figures were read
   * @param now the clock's time
   */
  public static Provenance of(
      Metric metric, TenantView view, DateRange range, Optional<Instant> complete, Instant now) {
    return new Provenance(
        complete.orElse(null),
        complete.map(until -> range.completeness(until, now)).orElse(0.0),
        new Definition(metric.wireName(), metric.version(), view.meaningVersion()),
        view.zoneName(),
        view.currency());
  }
}
