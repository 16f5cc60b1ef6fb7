package io.waymark.serving.events;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.TimeCursor;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the dead letters. */
public final class RejectedQueries {

  private static final TenantQuery NEWEST = TenantQuery.load(RejectedQueries.class, "rejected.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public RejectedQueries(RowReader reader) {
    this.reader = reader;
  }

  /**
   * One dead letter.
   *
   * @param key topic/partition/offset, or request id/index
   * @param reason stable code
   * @param detail what was wrong
   * @param source replay that it came from, or empty
   * @param received when it arrived
   * @param payload the first 500 characters as they were sent
   */
  record Letter(
      String key, String reason, String detail, String source, Instant received, String payload) {

    TimeCursor cursor() {
      return new TimeCursor(received, key);
    }
  }

  /** The newest before that place. */
  List<Letter> before(String tenant, TimeCursor place, int limit) {
    Map<String, Object> parameters =
        Map.of("before_ts", Times.bound(place.ts()), "before_key", place.key(), "limit", limit);
    return reader.read(NEWEST, tenant, parameters).stream().map(RejectedQueries::letter).toList();
  }

  private static Letter letter(Row row) {
    return new Letter(
        row.text("key"),
        row.text("reason"),
        row.text("detail"),
        row.text("source"),
        row.instant("received").orElse(Times.BEGINNING),
        row.text("payload"));
  }
}
