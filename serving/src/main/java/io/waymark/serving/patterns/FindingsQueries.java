package io.waymark.serving.patterns;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what patterns found. */
public final class FindingsQueries {

  private static final TenantQuery MATCHES = in("pattern_matches");
  private static final TenantQuery DEAD_ENDS = in("dead_ends");
  private static final TenantQuery STATS = TenantQuery.load(FindingsQueries.class, "stats.sql");

  private static final TenantQuery FAILURES =
      TenantQuery.load(FindingsQueries.class, "failures.sql");

  private static TenantQuery in(String table) {
    return TenantQuery.load(
        FindingsQueries.class, table, sql -> sql.replace("FOUND_IN", table), "findings.sql");
  }

  private final RowReader reader;

  /** Queries through that reader. */
  public FindingsQueries(RowReader reader) {
    this.reader = reader;
  }

  /**
   * Which findings.
   *
   * @param deadEnds whether dead ends are asked for, else matches
   * @param pattern whose
   * @param range of their time
   * @param version which alone, or 0 for all
   * @param mode which alone, or empty for all
   * @param person whose alone, or empty for all
   */
  record Wanted(
      boolean deadEnds, String pattern, DateRange range, int version, String mode, String person) {}

  /** What one version found on one day. */
  record Day(String day, int version, String mode, long matches, long deadEnds, long persons) {}

  /** That a version failed while it ran, how often, and at last when and why. */
  record Failure(int version, long times, Instant lastFailed, String reason) {}

  List<Failure> failures(String tenant, String pattern) {
    return reader.read(FAILURES, tenant, Map.of("pattern", pattern)).stream()
        .map(row ->
            new Failure(
                (int) row.whole("version"),
                row.whole("times"),
                row.instant("last_failed").orElse(Times.BEGINNING),
                row.text("last_reason")))
        .toList();
  }

  List<FoundJourney> page(String tenant, Wanted wanted, FindingCursor after, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("pattern", wanted.pattern());
    parameters.put("from", Times.bound(wanted.range().from()));
    parameters.put("to", Times.bound(wanted.range().to()));
    parameters.put("version", wanted.version());
    parameters.put("mode", wanted.mode());
    parameters.put("person", wanted.person());
    parameters.put("after_ts", Times.bound(after.ts()));
    parameters.put("after_person", after.person());
    parameters.put("after_key", after.key());
    parameters.put("limit", limit);
    return reader.read(wanted.deadEnds() ? DEAD_ENDS : MATCHES, tenant, parameters).stream()
        .map(row -> found(row, wanted.deadEnds()))
        .toList();
  }

  private static FoundJourney found(Row row, boolean deadEnd) {
    return new FoundJourney(
        (int) row.whole("version"),
        row.text("mode"),
        row.text("who"),
        isTrue(row.text("customer")),
        row.instant("ts").orElse(Times.BEGINNING),
        row.instant("first_ts").orElse(Times.BEGINNING),
        row.decimal("amount"),
        row.text("money"),
        deadEnd ? row.text("step_reached") : null,
        row.text("touches"),
        new FindingCursor(
            row.instant("ts").orElse(Times.BEGINNING), row.text("given"), row.text("number")));
  }

  /** An expression of truth values is a number to some servers. */
  private static boolean isTrue(String value) {
    return value.equals("true") || value.equals("1");
  }

  List<Day> days(String tenant, String pattern, DateRange range, ZoneId zone) {
    Map<String, Object> parameters =
        Map.of(
            "pattern",
            pattern,
            "from",
            Times.bound(range.from()),
            "to",
            Times.bound(range.to()),
            "zone",
            zone.getId());
    return reader.read(STATS, tenant, parameters).stream()
        .map(row ->
            new Day(
                row.text("day"),
                (int) row.whole("version"),
                row.text("mode"),
                row.whole("matches"),
                row.whole("dead_ends"),
                row.whole("persons")))
        .toList();
  }
}
