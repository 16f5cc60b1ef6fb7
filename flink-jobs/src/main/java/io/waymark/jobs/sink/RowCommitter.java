package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.clickhouse.row.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of completed checkpoints, each batch under a token made of job, checkpoint,
 * subtask, table and number, then the progress. A store that is away is waited for.
 */
final class RowCommitter implements Commits.Target {
  private static final Logger LOG = LoggerFactory.getLogger(RowCommitter.class);
  private static final int WRITERS = 4;
  private static final long FIRST_PAUSE_MS = 200;
  private static final long LONGEST_PAUSE_MS = 5_000;

  /** Beyond this the job restarts from its checkpoint, which holds the same rows. */
  private static final long PATIENCE_MS = 5 * 60_000L;

  private final RowStore store;
  private final LongSupplier wallClock;
  private final BatchInsert batches;
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          WRITERS,
          task -> {
            Thread thread = new Thread(task, "waymark-rows");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param store what the rows go to
   * @param wallClock by which rows say when they were written, milliseconds since the epoch
   */
  RowCommitter(RowStore store, LongSupplier wallClock) {
    this.store = store;
    this.wallClock = wallClock;
    this.batches = new BatchInsert(store, wallClock);
  }

  @Override
  public void commit(List<Committable> inOrder) throws IOException, InterruptedException {
    for (Committable committable : inOrder) {
      patiently(committable);
    }
  }

  private void patiently(Committable committable) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE_MS * 1_000_000;
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      try {
        write(committable);
        return;
      } catch (IOException e) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw e;
        }
        LOG.warn("rows of checkpoint {} wait: {}", committable.checkpoint(), e.getMessage());
        Thread.sleep(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private void write(Committable committable) throws IOException, InterruptedException {
    Map<Table, List<RowBatch>> byTable = new EnumMap<>(Table.class);
    for (RowBatch batch : committable.batches()) {
      byTable.computeIfAbsent(batch.table(), t -> new ArrayList<>()).add(batch);
    }
    List<Future<?>> running = new ArrayList<>();
    for (List<RowBatch> ofTable : byTable.values()) {
      running.add(writers.submit(() -> writeTable(committable, ofTable)));
    }
    awaitAll(running);
    writeProgress(committable);
  }

  private Void writeTable(Committable committable, List<RowBatch> ofTable) throws IOException {
    for (RowBatch batch : ofTable) {
      batches.insert(batch, token(committable, batch.table(), batch.number()));
    }
    return null;
  }

  /** Waits for every writer before it speaks of a failure: none may still write during a retry. */
  private static void awaitAll(List<Future<?>> running) throws IOException, InterruptedException {
    IOException failure = null;
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        failure = cause instanceof IOException io ? io : new IOException(cause);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void writeProgress(Committable committable) throws IOException {
    StateRows.Progress progress =
        new StateRows.Progress(
            StateRows.JOURNEY_JOB,
            committable.checkpoint(),
            committable.parallelism(),
            committable.subtask(),
            committable.watermark());
    Row row = StateRows.progress(progress, wallClock.getAsLong());
    store.insert(
        Table.PROGRESS,
        Table.PROGRESS.columns(),
        new ByteArrayInputStream(row.bytes()),
        token(committable, Table.PROGRESS, 0));
  }

  private String token(Committable committable, Table table, int number) {
    return String.join(
        "/",
        committable.job(),
        Long.toString(committable.checkpoint()),
        Integer.toString(committable.subtask()),
        table.tableName(),
        Integer.toString(number));
  }

  @Override
  public void close() {
    writers.shutdownNow();
    store.close();
  }
}
