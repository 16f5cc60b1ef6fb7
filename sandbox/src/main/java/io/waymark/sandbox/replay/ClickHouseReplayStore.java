package io.waymark.sandbox.replay;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseFailure;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The store of a running system. */
final class ClickHouseReplayStore implements ReplayStore, AutoCloseable {

  private static final TenantQuery COUNTS =
      TenantQuery.load(ClickHouseReplayStore.class, "counts.sql");
  private static final OperatorQuery AS_OF =
      OperatorQuery.load(ClickHouseReplayStore.class, "as_of.sql");
  private static final OperatorQuery NEWEST =
      OperatorQuery.load(ClickHouseReplayStore.class, "newest.sql");

  private final ClickHouse clickHouse;
  private final String tenant;

  ClickHouseReplayStore(String url, String tenant) {
    this.clickHouse = ClickHouse.open(ClickHouseUrl.parse(url));
    this.tenant = tenant;
  }

  @Override
  public StoredCounts counts(String replayId) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    for (Count row : answer(() -> countRows(replayId))) {
      if (row.table().equals("rejected")) {
        rejected.put(row.reason(), row.rows());
      } else {
        counts.put(row.table(), row.rows());
      }
    }
    return new StoredCounts(
        counts.getOrDefault("events", 0L),
        counts.getOrDefault("repeated", 0L),
        counts.getOrDefault("late", 0L),
        counts.getOrDefault("filtered", 0L),
        rejected);
  }

  @Override
  public long asOf() {
    return millis(AS_OF);
  }

  @Override
  public long clock() {
    return Math.max(asOf(), millis(NEWEST));
  }

  private record Count(String table, String reason, long rows) {}

  private List<Count> countRows(String replayId) {
    return COUNTS.run(
        clickHouse,
        tenant,
        Map.of("source", replayId),
        row -> new Count(row.getString("class"), row.getString("reason"), row.getLong("n")));
  }

  private long millis(OperatorQuery query) {
    List<Long> rows = answer(() -> query.run(clickHouse, Map.of(), row -> row.getLong("ms")));
    return rows.isEmpty() ? NO_CLOCK : rows.get(0);
  }

  private <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (ClickHouseFailure e) {
      throw new ReplayException(
          "the store at %s did not answer (%s): look at ./waymark status"
              .formatted(clickHouse.url().endpoint(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    clickHouse.close();
  }
}
