package io.waymark.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;

/** The whole job against a real broker and a real ClickHouse. */
class JourneyJobITCase {
  private static final long DAY = 86_400_000L;
  private static final int PARTITIONS = 8;

  // Not a @TempDir: a cancelled mini cluster may still be writing when a test has ended.
  private final Path folder = Path.of("target", "line-it", Long.toHexString(System.nanoTime()));

  private static Event event(String id, EventKind kind, String customer, String visitor, long ts) {
    long revenue = kind == EventKind.CONVERSION ? 100_100 : 0;
    return new Event(
        id, "acme", customer, visitor, kind, "n", "email", "", "", "", ts, "", "", revenue, "EUR",
        0, 0, "{}");
  }

  private static Event touch(String id, int customer, long ts) {
    return event(id, EventKind.TOUCH, "c" + customer, "", ts);
  }

  @Test
  void keepsEveryTotalOverSavepointBacklogAndRescale() throws Exception {
    long start = System.currentTimeMillis() - 40 * DAY;
    try (TestingLine line = new TestingLine(folder)) {
      JobClient job = line.start(2, "");
      for (int i = 0; i < 800; i++) {
        line.send(i % PARTITIONS, touch("a" + i, i % 50, start + i));
      }
      for (int i = 0; i < 80; i++) {
        line.send(
            i % PARTITIONS, event("v" + i, EventKind.CONVERSION, "", "visitor" + i, start + i));
      }
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "880")).isEqualTo("880");
      line.sql("SYSTEM STOP MERGES");
      String savepoint = line.stop(job);

      // The repeats of before, half the visitors identified, then a backlog of 30 days, one
      // partition after the other.
      for (int i = 0; i < 800; i++) {
        line.send(i % PARTITIONS, touch("a" + i, i % 50, start + i));
      }
      for (int i = 0; i < 40; i++) {
        line.send(3, event("i" + i, EventKind.IDENTIFY, "c" + i, "visitor" + i, start + 1_000 + i));
      }
      for (int partition = 0; partition < PARTITIONS; partition++) {
        for (int i = partition; i < 800; i += PARTITIONS) {
          line.send(partition, touch("b" + i, i % 50, start + i * (30 * DAY / 800)));
        }
      }
      line.flush();
      job = line.start(3, savepoint);
      assertThat(line.await("SELECT count() FROM events", "1720")).isEqualTo("1720");
      assertThat(line.await("SELECT count() FROM repeated_events", "800")).isEqualTo("800");
      assertThat(line.sql("SELECT count() FROM late_events")).isEqualTo("0");

      // Exact before merges have run: the latest rows alone make the totals.
      String people =
          "SELECT countIf(identified), countIf(NOT identified), sum(events), sum(purchases),"
              + " sum(revenue['EUR']) FROM customers FINAL WHERE superseded_by = ''";
      assertThat(line.await(people, "50\t40\t1720\t80\t800.8"))
          .isEqualTo("50\t40\t1720\t80\t800.8");
      String channels =
          "SELECT sum(events), sum(conversions), sum(revenue) FROM %s FINAL WHERE tenant = 'acme'";
      assertThat(line.sql(channels.formatted("channel_daily"))).isEqualTo("1720\t80\t800.8");
      assertThat(line.sql(channels.formatted("channel_minutely"))).isEqualTo("1720\t80\t800.8");
      assertThat(line.sql("SELECT count(), countIf(identified) FROM journeys FINAL"))
          .isEqualTo("80\t40");
      assertThat(line.sql("SELECT count() FROM identities FINAL")).isEqualTo("40");
      job.cancel().get();
    }
  }

  @Test
  void aPartitionThatWakesAfterTheOthersMakesNothingLate() throws Exception {
    long now = System.currentTimeMillis() - 120_000;
    try (TestingLine line = new TestingLine(folder)) {
      JobClient job = line.start(2, "");
      for (int p = 0; p < PARTITIONS; p++) {
        line.send(p, touch("q" + p, p, now));
      }
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "8")).isEqualTo("8");
      // All quiet: the clock goes on by itself and the last events leave the ordering stage.
      String passed = "SELECT max(watermark) > fromUnixTimestamp64Milli(" + now + ") FROM progress";
      assertThat(line.await(passed, "1")).isEqualTo("1");
      for (int p = 0; p < PARTITIONS - 1; p++) {
        for (int i = 0; i < 100; i++) {
          line.send(p, touch("w" + p + "-" + i, i, now + 60_000 + i));
        }
      }
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "708")).isEqualTo("708");
      line.send(PARTITIONS - 1, touch("last", 7, now + 60_000));
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "709")).isEqualTo("709");
      assertThat(line.sql("SELECT count() FROM late_events")).isEqualTo("0");
      job.cancel().get();
    }
  }

  @Test
  void aRefusedRowGoesToTheDeadLettersAndItsBatchGoesOn() throws Exception {
    long now = System.currentTimeMillis() - 60_000;
    try (TestingLine line = new TestingLine(folder)) {
      JobClient job = line.start(2, "");
      line.send(0, touch("first", 1, now));
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "1")).isEqualTo("1");
      line.sql("ALTER TABLE events ADD CONSTRAINT no_poison CHECK event_id NOT LIKE 'poison%'");
      for (int i = 0; i < 200; i++) {
        line.send(i % PARTITIONS, touch(i % 50 == 17 ? "poison" + i : "good" + i, i, now + i));
      }
      line.sendBytes(0, "acme", "{\"event_id\":");
      line.sendBytes(0, "", "{\"event_id\":");
      line.flush();
      assertThat(line.await("SELECT count() FROM events", "197")).isEqualTo("197");
      String reasons =
          "SELECT tenant, reason, count() FROM rejected_events GROUP BY 1, 2 ORDER BY 1, 2";
      String expected =
          "_unknown\tmalformed_json\t1\nacme\tmalformed_json\t1\nacme\trefused_by_store\t4";
      assertThat(line.await(reasons, expected)).isEqualTo(expected);
      job.cancel().get();
    }
  }
}
