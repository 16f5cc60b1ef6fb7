package io.waymark.serving.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Caller;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Provenance;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Standpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how the system is doing at this moment. */
public final class PulseQueries {

  private static final TenantQuery COUNTS =
      TenantQuery.load(PulseQueries.class, "pulse_counts.sql");
  private static final TenantQuery RATE = TenantQuery.load(PulseQueries.class, "pulse_rate.sql");
  private static final double SLOT_SECONDS = 10;
  private static final Duration SHOWN = Duration.ofMinutes(10);

  private final RowReader reader;
  private final Standpoint standpoint;

  /** Queries through that reader. */
  public PulseQueries(RowReader reader, Standpoint standpoint) {
    this.reader = reader;
    this.standpoint = standpoint;
  }

  /** Events a second, from that time on for ten seconds. */
  record Rate(Instant at, double eventsPerSecond) {}

  /** Rows of each kind, and the rate of the last ten minutes; slots without events are left out. */
  record Pulse(
      long events,
      long rejected,
      long late,
      long repeated,
      long filtered,
      List<Rate> rates,
      @JsonUnwrapped Provenance provenance) {}

  Pulse pulse(Caller caller) {
    String tenant = caller.tenant();
    Optional<Instant> complete = standpoint.complete();
    Instant now = standpoint.clock().instant();
    DateRange shown = new DateRange(now.minus(SHOWN), now);
    List<Rate> rates =
        reader.read(RATE, tenant, Map.of()).stream().map(PulseQueries::rate).toList();
    Row counts = reader.read(COUNTS, tenant, Map.of()).get(0);
    return new Pulse(
        counts.whole("events"),
        counts.whole("rejected"),
        counts.whole("late"),
        counts.whole("repeated"),
        counts.whole("filtered"),
        rates,
        standpoint.provenance(Metric.PULSE, standpoint.view(caller), shown, complete));
  }

  private static Rate rate(Row row) {
    return new Rate(Instant.ofEpochSecond(row.whole("slot")), row.whole("events") / SLOT_SECONDS);
  }
}
