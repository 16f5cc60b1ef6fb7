package io.waymark.bench.measure;

import java.io.IOException;
import java.time.Duration;

/** Waits for something, but not for ever. */
public final class Waiting {
  /** How often to look where nothing is measured. */
  public static final Duration POLL = Duration.ofMillis(200);

  private Waiting() {}

  /** What is waited for. */
  public interface Condition {
    /** Whether it has come about. */
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Returns once it holds.
   *
   * @throws IllegalStateException if it does not within the limit
   */
  public static void until(String what, Duration limit, Duration poll, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited " + limit.toSeconds() + " s in vain: " + what + " was expected");
      }
      Thread.sleep(poll);
    }
  }
}
