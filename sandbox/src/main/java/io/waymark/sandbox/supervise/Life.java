package io.waymark.sandbox.supervise;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The status of one member over time. Safe between threads. */
public final class Life {
  private final Clock clock;
  private PartStatus status;

  /** A life that has not begun. */
  public Life(Clock clock) {
    this.clock = clock;
    this.status = new PartStatus(PartStatus.State.WAITING, now(), 0, 0, "");
  }

  /** How it is now. */
  public synchronized PartStatus status() {
    return status;
  }

  /** Moves on; returns whether anything differs. */
  public synchronized boolean become(PartStatus.State state, long pid, String detail) {
    if (status.state() == state && status.pid() == pid && status.detail().equals(detail)) {
      return false;
    }
    String since = status.state() == state ? status.since() : now();
    status = new PartStatus(state, since, status.restarts(), pid, detail);
    return true;
  }

  /** Counts one more start that was not asked for. */
  public synchronized void restarted() {
    status =
        new PartStatus(
            status.state(), status.since(), status.restarts() + 1, status.pid(), status.detail());
  }

  private String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
