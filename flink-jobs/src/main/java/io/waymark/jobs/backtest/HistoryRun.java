package io.waymark.jobs.backtest;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.trial.Tally;
import io.waymark.core.pattern.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One backtest: the history of a part of the people after the other, so that memory is bounded
 * whatever the history is.
 */
final class HistoryRun {
  private static final TenantQuery COUNT = TenantQuery.load(HistoryRun.class, "count.sql");
  private static final TenantQuery HISTORY = TenantQuery.load(HistoryRun.class, "history.sql");
  private static final DateTimeFormatter BOUND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final int BEAT_PERSONS = 1_000;

  private final ClickHouse clickHouse;
  private final int partEvents;

  HistoryRun(ClickHouse clickHouse, int partEvents) {
    this.clickHouse = clickHouse;
    this.partEvents = partEvents;
  }

  /** The result as JSON. */
  String run(Work work, Heartbeat heartbeat) {
    long begun = System.nanoTime();
    byte[] json = work.definition().getBytes(StandardCharsets.UTF_8);
    boolean readsProperties = !PatternDefinition.parse(json).properties().isEmpty();
    Map<String, Object> range = new HashMap<>();
    range.put("from", BOUND.format(Instant.ofEpochMilli(work.fromMs())));
    range.put("to", BOUND.format(Instant.ofEpochMilli(work.toMs())));
    heartbeat.at(0, "counts events");
    long all = COUNT.run(clickHouse, work.tenant(), range, row -> row.getLong("events")).get(0);
    int parts = (int) Math.max(1, (all + partEvents - 1) / partEvents);
    One one = new One(work, heartbeat, all);
    Map<String, Object> parameters = new HashMap<>(range);
    parameters.put("parts", parts);
    parameters.put("properties", readsProperties ? 1 : 0);
    // Hardly any condition reads them.
    parameters.put("ids", work.definition().contains("_id") ? 1 : 0);
    for (int part = 0; part < parts; part++) {
      parameters.put("part", part);
      HISTORY.run(
          clickHouse, work.tenant(), parameters, row -> one.person(History.of(work.tenant(), row)));
    }
    return ResultJson.text(one.tally, one.matchingNanos, System.nanoTime() - begun);
  }

  /** The state of one run. */
  private static final class One {
    private final Work work;
    private final Heartbeat heartbeat;
    private final long all;
    private final Trial trial;
    private final Tally tally;
    private long matchingNanos;

    One(Work work, Heartbeat heartbeat, long all) {
      this.work = work;
      this.heartbeat = heartbeat;
      this.all = all;
      this.trial = Trial.of(work.tenant(), work.pattern(), work.version(), work.definition());
      this.tally = new Tally(work.toMs());
    }

    boolean person(History history) {
      List<Event> events = history.events();
      long begun = System.nanoTime();
      List<Finding> findings = trial.person(history.person(), history.arrivals(), work.toMs());
      matchingNanos += System.nanoTime() - begun;
      tally.person(history.person(), events, findings);
      if (tally.persons() % BEAT_PERSONS == 0) {
        heartbeat.at(
            Math.min(1, (double) tally.events() / Math.max(1, all)), tally.events() + " events");
      }
      return true;
    }
  }
}
