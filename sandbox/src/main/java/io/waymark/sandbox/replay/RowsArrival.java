package io.waymark.sandbox.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits until the store holds every line of a replay. */
final class RowsArrival {

  /** How long the ordering stage and one more checkpoint may take, generously. */
  static final Duration ORDERING_LIMIT = Duration.ofSeconds(90);

  private static final StoredCounts NOTHING = new StoredCounts(0, 0, 0, 0, Map.of());

  private final ReplayStore store;
  private final Duration stall;
  private final Duration pause;
  private final InstantSource clock;
  private final Progress progress;

  RowsArrival(
      ReplayStore store, Duration stall, Duration pause, InstantSource clock, Progress progress) {
    this.store = store;
    this.stall = stall;
    this.pause = pause;
    this.clock = clock;
    this.progress = progress;
  }

  /** Waits for so many rows; fails when they stand still for too long. */
  StoredCounts awaitRows(String replayId, long sent) {
    progress.begin("stored");
    StoredCounts counts = NOTHING;
    @Nullable RuntimeException trouble = null;
    long moved = clock.millis();
    while (counts.sum() < sent) {
      try {
        StoredCounts seen = store.counts(replayId);
        if (seen.sum() != counts.sum()) {
          moved = clock.millis();
        }
        counts = seen;
        trouble = null;
      } catch (RuntimeException e) {
        // A store that restarts is waited for, within the same limit.
        trouble = e;
      }
      progress.step(counts.sum(), sent);
      failWhenStalled(replayId, counts, sent, moved, trouble);
      sleep(counts.sum() < sent);
    }
    progress.end(counts.sum(), sent);
    return counts;
  }

  private void failWhenStalled(
      String replayId,
      StoredCounts counts,
      long sent,
      long moved,
      @Nullable RuntimeException trouble) {
    if (counts.sum() < sent && clock.millis() - moved > stall.toMillis()) {
      throw new ReplayException(
          "%,d of %,d lines are stored and none came for %d s (source '%s'%s): look at ./waymark status"
              .formatted(
                  counts.sum(),
                  sent,
                  stall.toSeconds(),
                  replayId,
                  trouble == null ? "" : "; the store says " + trouble.getMessage()));
    }
  }

  /** Waits until everything up to that event time left the ordering stage; false if it did not. */
  boolean awaitAsOf(long newestTs) {
    long deadline = clock.millis() + ORDERING_LIMIT.toMillis();
    while (clock.millis() < deadline) {
      if (hasPassed(newestTs)) {
        return true;
      }
      sleep(true);
    }
    return false;
  }

  private boolean hasPassed(long newestTs) {
    try {
      return store.asOf() >= newestTs;
    } catch (RuntimeException e) {
      // As above: a store that restarts is waited for.
      return false;
    }
  }

  private void sleep(boolean needed) {
    if (!needed) {
      return;
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("waiting for the rows was interrupted", e);
    }
  }
}
