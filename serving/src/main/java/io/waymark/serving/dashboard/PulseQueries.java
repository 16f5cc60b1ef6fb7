package io.waymark.serving.dashboard;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the system is doing at this moment. */
public final class PulseQueries {

  private static final TenantQuery COUNTS =
      TenantQuery.load(PulseQueries.class, "pulse_counts.sql");
  private static final TenantQuery RATE = TenantQuery.load(PulseQueries.class, "pulse_rate.sql");
  private static final double SLOT_SECONDS = 10;

  private final RowReader reader;
  private final AsOf asOf;

  /** Queries through that reader. */
  public PulseQueries(RowReader reader, AsOf asOf) {
    this.reader = reader;
    this.asOf = asOf;
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
      @Nullable Instant asOf) {}

  Pulse pulse(String tenant) {
    Instant complete = asOf.read().orElse(null);
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
        complete);
  }

  private static Rate rate(Row row) {
    return new Rate(Instant.ofEpochSecond(row.whole("slot")), row.whole("events") / SLOT_SECONDS);
  }
}
