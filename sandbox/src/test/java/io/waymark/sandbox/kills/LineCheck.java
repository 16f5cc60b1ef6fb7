package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxSystem;
import io.waymark.testkit.kafka.TopicSpec;
import io.waymark.testkit.oracle.LineOracle;
import io.waymark.testkit.oracle.OracleTotals;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every table of a system holds what the oracle makes of what Kafka holds. */
final class LineCheck {
  private static final long LATENESS_MS = Duration.ofDays(7).toMillis();
  private static final List<String> AGENTS = List.of("bot", "crawler", "spider", "headless");

  private LineCheck() {}

  /** Waits until all is stored; the newest event's time in ms and the seed of the run. */
  static void equalsTheOracle(SandboxSystem system, AsOfWatch asOf, long newest, long seed)
      throws InterruptedException {
    LineOracle oracle = new LineOracle(LATENESS_MS, AGENTS);
    long records = Topic.read(system.site().kafka(), TopicSpec.EVENTS.name(), oracle::add);
    Map<String, OracleTotals> totals = oracle.totals();
    say("Kafka holds %d records; the oracle has read them", records);
    Tables tables = new Tables(HttpClient.newHttpClient(), system.site().clickhouseUrl());
    awaitRows(system, tables, records - LineFlow.MARKERS);
    awaitAsOf(system, asOf, newest);
    Differences differences = new Differences();
    totals.forEach(
        (tenant, figures) -> new TenantCheck(tables, tenant, figures, differences).run());
    differences.compare(
        "tenants",
        totals.keySet(),
        new HashSet<>(tables.rows("SELECT DISTINCT tenant FROM events")).size() == 2
            ? totals.keySet()
            : "other tenants");
    checkRejectedTopic(system, tables, differences);
    say("%d figures compared", differences.compared());
    assertThat(differences.texts()).as("seed %d", seed).isEmpty();
    assertThat(asOf.seen()).as("as_of never goes back").isSorted().hasSizeGreaterThan(20);
  }

  private static void checkRejectedTopic(
      SandboxSystem system, Tables tables, Differences differences) {
    Set<String> inTopic = new HashSet<>();
    Topic.read(
        system.site().kafka(),
        TopicSpec.REJECTED.name(),
        record -> inTopic.add(record.headers().get("key")));
    Set<String> inTable = new HashSet<>();
    tables.rows("SELECT key FROM rejected_events").forEach(row -> inTable.add(row.getFirst()));
    differences.compare("keys of the rejected topic", inTable.size(), inTopic.size());
    inTable.removeAll(inTopic);
    differences.compare("keys that the rejected topic lacks", Set.of(), inTable);
  }

  private static void awaitRows(SandboxSystem system, Tables tables, long expected)
      throws InterruptedException {
    long giveUp = System.currentTimeMillis() + 120_000;
    long rows = 0;
    while (rows < expected && System.currentTimeMillis() < giveUp) {
      Thread.sleep(500);
      rows = rows(tables);
    }
    say("%d rows of %d are queryable; %s", rows, expected, restarts(system));
  }

  private static long rows(Tables tables) {
    long rows = 0;
    for (String table : List.of("events", "rejected", "late", "filtered", "repeated")) {
      String name = table.equals("events") ? table : table + "_events";
      rows += tables.number("SELECT count() FROM " + name);
    }
    return rows;
  }

  private static String restarts(SandboxSystem system) {
    StringBuilder text = new StringBuilder("restarts:");
    system.status().forEach((p, s) -> text.append(' ').append(p).append('=').append(s.restarts()));
    return text.toString();
  }

  private static void awaitAsOf(SandboxSystem system, AsOfWatch asOf, long newest)
      throws InterruptedException {
    Instant wanted = Instant.ofEpochMilli(newest);
    long giveUp = System.currentTimeMillis() + 60_000;
    while (System.currentTimeMillis() < giveUp) {
      if (asOf.now().map(now -> !now.isBefore(wanted)).orElse(false)) {
        say("as_of has passed the newest event");
        return;
      }
      Thread.sleep(300);
    }
    throw new AssertionError("as_of is " + asOf.now() + " after a minute: " + system.status());
  }

  static void say(String text, Object... values) {
    System.err.printf(
        "%s %s%n", Instant.now().truncatedTo(ChronoUnit.MILLIS), text.formatted(values));
  }
}
