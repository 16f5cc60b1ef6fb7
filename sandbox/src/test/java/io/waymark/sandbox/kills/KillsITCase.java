package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.kafka.TopicSpec;
import io.waymark.testkit.oracle.LineOracle;
import io.waymark.testkit.oracle.OracleTotals;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every process but PostgreSQL dies at random moments while events flow; afterwards every table
 * must hold what an oracle, which only reads what Kafka holds, says it must.
 */
@EnabledIfSystemProperty(named = "waymark.long", matches = "true")
class KillsITCase {
  private static final int EVENTS = 500_000;
  private static final boolean LONG = Boolean.getBoolean("waymark.long");
  private static final int KILLS = Integer.getInteger("waymark.kills.count", LONG ? 30 : 10);
  private static final Duration FLOW =
      Duration.ofSeconds(Integer.getInteger("waymark.kills.seconds", LONG ? 240 : 90));
  private static final String SEEDS =
      System.getProperty("waymark.kills.seeds", LONG ? "1,2,3,4" : "1");
  private static final int DAYS = 30;
  private static final int SHOP_CUSTOMERS = 71_000;
  private static final int OUTLET_PERSONS = 18_000;
  private static final double BY_REST = 0.01;
  private static final long LATENESS_MS = Duration.ofDays(7).toMillis();
  private static final List<String> AGENTS = List.of("bot", "crawler", "spider", "headless");
  private static final int MARKERS = 2 * TopicSpec.EVENTS.partitions();

  @TempDir Path folder;

  static LongStream seeds() {
    return Arrays.stream(SEEDS.split(",")).mapToLong(Long::parseLong);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyTableEqualsTheOracle(long seed) throws Exception {
    say("seed %d, %d kills in %d s", seed, KILLS, FLOW.toSeconds());
    try (SandboxSystem system =
            SandboxSystem.startAndAwait(
                folder.resolve("seed-" + seed), SandboxOptions.defaults(), Duration.ofMinutes(2));
        AsOfWatch asOf = new AsOfWatch(system.site().url(), system.adminKey())) {
      say("the system is ready");
      asOf.start();
      long newest = flow(system, seed);
      check(system, asOf, newest, seed);
    }
  }

  /** Sends everything at a steady pace while parts die; returns the newest event's time. */
  private static long flow(SandboxSystem system, long seed) throws InterruptedException {
    Random random = new Random(seed);
    Instant end = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    DemoSettings shop = DemoSettings.of(seed, DAYS, SHOP_CUSTOMERS, end);
    long startMs = shop.start().toEpochMilli();
    Crowd crowd =
        new Crowd(
            new ShopLines(shop),
            new OutletLines(seed, startMs, end.toEpochMilli(), OUTLET_PERSONS).iterator());
    Killer killer =
        new Killer(
            system, KillSchedule.draw(random, KILLS, Duration.ofSeconds(5), FLOW.minusSeconds(3)));
    try (KafkaFeed kafka = new KafkaFeed(system.site().kafka());
        RestFeed rest = new RestFeed(system.site().url(), system.adminKey(), kafka)) {
      kafka.mark("begin", startMs);
      killer.start();
      long lines = send(crowd, kafka, rest, random);
      rest.finish();
      kafka.mark("end", end.toEpochMilli());
      kafka.flush();
      List<String> deaths = killer.finish();
      say(
          "%d lines sent, %d acknowledged by Kafka, %d by REST with %d retries; killed: %s",
          lines, kafka.acknowledged(), rest.taken(), rest.retries(), deaths);
      assertThat(deaths).hasSize(KILLS);
      assertThat(lines).isGreaterThanOrEqualTo(EVENTS);
      assertThat(kafka.acknowledged() - MARKERS + rest.taken()).isEqualTo(lines);
    } finally {
      killer.stop();
    }
    return end.toEpochMilli();
  }

  private static long send(Crowd crowd, KafkaFeed kafka, RestFeed rest, Random random)
      throws InterruptedException {
    long begin = System.currentTimeMillis();
    long lines = 0;
    while (crowd.hasNext()) {
      Line line = crowd.next();
      boolean byRest = line.isPlain() && line.tenant().equals(ShopLines.TENANT);
      if (byRest && random.nextDouble() < BY_REST) {
        rest.send(line);
      } else {
        kafka.send(line);
      }
      if (++lines % 256 == 0) {
        long due = begin + FLOW.toMillis() * lines / EVENTS;
        Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
      }
    }
    return lines;
  }

  private static void check(SandboxSystem system, AsOfWatch asOf, long newest, long seed)
      throws InterruptedException {
    LineOracle oracle = new LineOracle(LATENESS_MS, AGENTS);
    long records = Topic.read(system.site().kafka(), TopicSpec.EVENTS.name(), oracle::add);
    Map<String, OracleTotals> totals = oracle.totals();
    say("Kafka holds %d records; the oracle has read them", records);
    Tables tables = new Tables(HttpClient.newHttpClient(), system.site().clickhouseUrl());
    awaitRows(system, tables, records - MARKERS);
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

  private static void say(String text, Object... values) {
    System.err.printf(
        "%s %s%n", Instant.now().truncatedTo(ChronoUnit.MILLIS), text.formatted(values));
  }
}
