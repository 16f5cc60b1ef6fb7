package io.waymark.serving.query;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * From where figures are looked at: how far the tables are, what the tenant has configured, and
 * what time it is.
 *
 * @param asOf up to where the tables are complete
 * @param tenants what tenants have configured
 * @param clock decides what {@code today} is
 */
public record Standpoint(AsOf asOf, TenantViews tenants, Clock clock) {

  /** The caller's configuration. */
  public TenantView view(Caller caller) {
    return tenants.of(caller);
  }

  /** The range that the call's {@link DateRange#PARAMETERS} say. */
  public DateRange range(Call call) {
    return DateRange.of(call, view(call.caller()), clock);
  }

  /** Up to where the tables are complete. To be asked before the figures are read. */
  public Optional<Instant> complete() {
    return asOf.read();
  }

  /** Provenance of figures that were read after {@code complete} was asked. */
  public Provenance provenance(
      Metric metric, TenantView view, DateRange range, Optional<Instant> complete) {
    return Provenance.of(metric, view, range, complete, clock.instant());
  }
}
