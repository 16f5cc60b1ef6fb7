package io.waymark.jobs.sink;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are not known to be written, and the one thread that writes those of complete
 * checkpoints while the task goes on. It is waited for before the next ones are written, so a slow
 * store slows the job instead of filling its heap.
 */
final class Commits implements Closeable {

  /** Writes rows, however long it takes. */
  interface Target extends Closeable {
    /** Returns when all are written. */
    void commit(List<Committable> rows) throws IOException, InterruptedException;
  }

  private final Target target;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> {
        Thread commit = new Thread(task, "waymark-commit");
        commit.setDaemon(true);
        return commit;
      });
  private final List<Committable> unwritten = new ArrayList<>();
  private List<Committable> underway = List.of();
  private @Nullable Future<?> running;

  Commits(Target target) {
    this.target = target;
  }

  /** Rows of a checkpoint that is not complete yet, newer than those before. */
  void add(Committable rows) {
    unwritten.add(rows);
  }

  /** Rows of the checkpoint that the job goes on from, in any order: all are to be written. */
  void restore(List<Committable> rows) throws IOException, InterruptedException {
    rows.stream().sorted(Comparator.comparingLong(Committable::checkpoint)).forEach(this::add);
    upTo(Long.MAX_VALUE);
  }

  /** What a checkpoint has to hold. */
  List<Committable> unwritten() throws IOException, InterruptedException {
    if (running != null && running.isDone()) {
      await();
    }
    return unwritten;
  }

  /** Those checkpoints are complete: waits for the writes before, then begins to write theirs. */
  void upTo(long checkpoint) throws IOException, InterruptedException {
    await();
    underway = unwritten.stream().takeWhile(rows -> rows.checkpoint() <= checkpoint).toList();
    if (!underway.isEmpty()) {
      List<Committable> rows = underway;
      running =
          thread.submit(() -> {
            target.commit(rows);
            return null;
          });
    }
  }

  /** Waits until what was begun is written. */
  void await() throws IOException, InterruptedException {
    if (running == null) {
      return;
    }
    try {
      running.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
    running = null;
    // They are the oldest, in this order.
    unwritten.subList(0, underway.size()).clear();
    underway.forEach(Committable::release);
    underway = List.of();
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    target.close();
  }
}
