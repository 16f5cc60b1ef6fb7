package io.waymark.serving.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Time that passes only when a test says so, so that no bucket fills while a machine is busy. */
final class HandClock implements TimeMeter {

  private long nanos;

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
