package io.waymark.serving.query;

import io.waymark.clickhouse.OperatorQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Up to which event time the tables are complete. Never goes back, and is empty at first. */
public final class AsOf {

  private static final OperatorQuery SQL = OperatorQuery.load(AsOf.class, "as_of.sql");

  private final RowReader reader;
  private final AtomicReference<@Nullable Instant> furthest = new AtomicReference<>();

  /** Read through that reader. */
  public AsOf(RowReader reader) {
    this.reader = reader;
  }

  /** What is complete now. To be asked before the figures that it is said about. */
  public Optional<Instant> read() {
    List<Row> rows = reader.read(SQL);
    Optional<Instant> now = rows.isEmpty() ? Optional.empty() : rows.get(0).instant("as_of");
    Instant known =
        furthest.accumulateAndGet(
            now.orElse(null),
            (had, got) -> had == null || got != null && got.isAfter(had) ? got : had);
    return Optional.ofNullable(known);
  }
}
