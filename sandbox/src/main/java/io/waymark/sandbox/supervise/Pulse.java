package io.waymark.sandbox.supervise;

import io.waymark.sandbox.supervise.PartStatus.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What one running process answers over time, and whether it has been silent for too long. */
final class Pulse {
  private static final Duration BEFORE_READY = Duration.ofMillis(150);
  private static final Duration ONCE_READY = Duration.ofSeconds(1);
  // On a busy machine one late answer means nothing.
  private static final int MISSED_MAX = 3;

  private final Probe probe;
  private final Duration silenceLimit;
  private final Clock clock;
  private State state = State.STARTING;
  private String detail = "";
  private Instant nextAsk;
  private Instant lastAnswer;
  private int missed;

  Pulse(Probe probe, Duration silenceLimit, Clock clock) {
    this.probe = probe;
    this.silenceLimit = silenceLimit;
    this.clock = clock;
    this.nextAsk = clock.instant();
    this.lastAnswer = clock.instant();
  }

  State state() {
    return state;
  }

  String detail() {
    return detail;
  }

  boolean isSilentTooLong() {
    return clock.instant().isAfter(lastAnswer.plus(silenceLimit));
  }

  /** Asks the process if it is time to. */
  void ask() {
    if (clock.instant().isBefore(nextAsk)) {
      return;
    }
    try {
      answered(probe.problem());
    } catch (IOException e) {
      missed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    nextAsk = clock.instant().plus(state == State.READY ? ONCE_READY : BEFORE_READY);
  }

  private void answered(String problem) {
    missed = 0;
    lastAnswer = clock.instant();
    detail = problem;
    if (problem.isEmpty()) {
      state = State.READY;
    } else if (state == State.READY) {
      state = State.UNREADY;
    }
  }

  private void missed() {
    missed++;
    if (state == State.STARTING || missed >= MISSED_MAX) {
      state = state == State.STARTING ? State.STARTING : State.UNREADY;
      detail = "does not answer";
    }
  }
}
