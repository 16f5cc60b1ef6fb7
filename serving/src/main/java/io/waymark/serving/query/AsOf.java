package io.waymark.serving.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Up to which event time the tables are complete. Never goes back, and is empty at first. */
public final class AsOf {

  private static final String SQL = Sql.of(AsOf.class, "as_of.sql");

  private final TenantReader reader;
  private final AtomicReference<@Nullable Instant> furthest = new AtomicReference<>();

  /** Read through that reader. */
  public AsOf(TenantReader reader) {
    this.reader = reader;
  }

  /** What is complete now. To be asked before the figures that it is said about. */
  public Optional<Instant> read() {
    List<Row> rows = reader.read(SQL, "", Map.of());
    Optional<Instant> now = rows.isEmpty() ? Optional.empty() : rows.get(0).instant("as_of");
    Instant known =
        furthest.accumulateAndGet(
            now.orElse(null),
            (had, got) -> had == null || got != null && got.isAfter(had) ? got : had);
    return Optional.ofNullable(known);
  }
}
