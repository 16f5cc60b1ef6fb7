package io.waymark.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReaderStatusTest {
  private static final long NOW = 1_000_000;
  private static final long MINUTE = 60_000;

  private static boolean isBehind(long busyMin, long newest) {
    return new ReaderStatus(1, busyMin, newest, 0).isBehind(NOW, MINUTE);
  }

  @Test
  void isBehindWhileSomethingOldIsToBeRead() {
    assertThat(isBehind(NOW - MINUTE - 1, NOW)).isTrue();
    assertThat(isBehind(PartitionClock.NO_CLOCK, NOW)).isTrue();
    assertThat(isBehind(NOW - MINUTE, NOW)).isFalse();
  }

  @Test
  void isNotBehindWhereAllIsReadOrNothingEverCame() {
    assertThat(isBehind(Long.MAX_VALUE, NOW - 10 * MINUTE)).isFalse();
    assertThat(isBehind(PartitionClock.NO_CLOCK, PartitionClock.NO_CLOCK)).isFalse();
  }
}
