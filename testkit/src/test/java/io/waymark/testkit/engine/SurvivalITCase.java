package io.waymark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseFailure;
import io.waymark.clickhouse.ClickHouseUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalITCase {

  private static final int WRITERS = 3;
  private static final int BATCHES = 60;
  private static final int ROWS = 500;
  private static final int KILLS = 3;
  private static final int TRIES = 400;

  @Test
  void nothingAcknowledgedIsLostAndNothingCountsTwice(@TempDir Path folder) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try (EmbeddedClickHouse engine = EmbeddedClickHouse.start(folder.resolve("data"), 0);
        ClickHouse clickHouse = ClickHouse.open(ClickHouseUrl.parse(engine.url()))) {
      clickHouse.execute(
          "CREATE TABLE t (part UInt8, n Int64) ENGINE = MergeTree PARTITION BY part ORDER BY n"
              + " SETTINGS non_replicated_deduplication_window = 10000");
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        running.add(writers.submit(() -> write(clickHouse, writer)));
      }
      killAtRandom(engine, new Random(seed));
      for (Future<?> writer : running) {
        writer.get(60, TimeUnit.SECONDS);
      }

      long all = (long) WRITERS * BATCHES * ROWS;
      assertThat(engine.execute("SELECT count(), uniqExact(n) FROM t"))
          .isEqualTo(all + "\t" + all + "\n");
    } finally {
      writers.shutdownNow();
    }
  }

  /** As if the kill had come between the note of the token and the rename of its rows. */
  @Test
  void aTokenWhoseRowsWereNeverWrittenIsFreeAgain(@TempDir Path folder) {
    Path data = folder.resolve("data");
    try (EmbeddedClickHouse engine = EmbeddedClickHouse.start(data, 0);
        ClickHouse clickHouse = ClickHouse.open(ClickHouseUrl.parse(engine.url()))) {
      clickHouse.execute(
          "CREATE TABLE t (part UInt8, n Int64) ENGINE = MergeTree PARTITION BY part ORDER BY n"
              + " SETTINGS non_replicated_deduplication_window = 10000");
      clickHouse.insert("t", List.of("part", "n"), rows(0), "token");
      String part = engine.execute("SELECT path FROM system.parts WHERE table = 't' LIMIT 1");
      engine.kill();
      Folders.delete(Path.of(part.strip()));

      engine.restart();
      clickHouse.insert("t", List.of("part", "n"), rows(0), "token");

      assertThat(engine.execute("SELECT count(), uniqExact(n) FROM t")).isEqualTo("500\t500\n");
    }
  }

  private static void killAtRandom(EmbeddedClickHouse engine, Random random) throws Exception {
    for (int i = 0; i < KILLS; i++) {
      Thread.sleep(200 + random.nextInt(600));
      engine.kill();
      engine.restart();
    }
  }

  /** Each batch until it is acknowledged, always under the same token. */
  private static void write(ClickHouse clickHouse, int writer) {
    for (int batch = 0; batch < BATCHES; batch++) {
      byte[] rows = rows(((long) writer * BATCHES + batch) * ROWS);
      String token = writer + "/" + batch;
      for (int attempt = 1; !insert(clickHouse, rows, token); attempt++) {
        assertThat(attempt).isLessThan(TRIES);
        pause();
      }
    }
  }

  private static boolean insert(ClickHouse clickHouse, byte[] rows, String token) {
    try {
      clickHouse.insert("t", List.of("part", "n"), rows, token);
      return true;
    } catch (ClickHouseFailure e) {
      assertThat(e.isTransient()).as(e.toString()).isTrue();
      return false;
    }
  }

  private static byte[] rows(long from) {
    TestingRowBinary rows = new TestingRowBinary();
    for (long n = from; n < from + ROWS; n++) {
      rows.uint8((int) (n % 4)).int64(n);
    }
    return rows.toBytes();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
