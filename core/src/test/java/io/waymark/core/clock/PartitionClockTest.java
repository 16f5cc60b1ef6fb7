package io.waymark.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionClockTest {
  private static final ClockBounds BOUNDS = new ClockBounds(5_000, 100_000, 2_000, 30_000, 60_000);
  private static final long WALL = 1_000_000_000L;

  private final PartitionClock clock = new PartitionClock(PartitionClock.NO_CLOCK, false, WALL);

  @Test
  void judgesAnEventByWhatStoodBeforeItInItsPartition() {
    assertThat(clock.observe(500_000, WALL, BOUNDS)).isEqualTo(Timeliness.ON_TIME);
    assertThat(clock.observe(495_000, WALL, BOUNDS)).isEqualTo(Timeliness.ON_TIME);
    assertThat(clock.observe(494_999, WALL, BOUNDS)).isEqualTo(Timeliness.OUT_OF_ORDER);
    assertThat(clock.observe(400_000, WALL, BOUNDS)).isEqualTo(Timeliness.OUT_OF_ORDER);
    assertThat(clock.observe(399_999, WALL, BOUNDS)).isEqualTo(Timeliness.LATE);
    assertThat(clock.clock()).isEqualTo(500_000);
  }

  @Test
  void readingSpeedChangesNothing() {
    PartitionClock slow = new PartitionClock(PartitionClock.NO_CLOCK, false, WALL);
    long wall = WALL;
    java.util.Random random = new java.util.Random(11);
    for (int i = 0; i < 10_000; i++) {
      long ts = 1_000_000 + i * 100L - (random.nextInt(10) == 0 ? random.nextInt(200_000) : 0);
      wall += random.nextInt(60_000);
      assertThat(slow.observe(ts, wall, BOUNDS))
          .as("seed 11, event %d", i)
          .isEqualTo(clock.observe(ts, WALL, BOUNDS));
    }
  }

  @Test
  void quietClockGoesOnAtWallSpeedButNeverPastTheWall() {
    clock.observe(WALL - 10_000, WALL, BOUNDS);
    clock.readToEnd(WALL, BOUNDS);
    clock.advance(WALL + 3_000);
    assertThat(clock.clock()).isEqualTo(WALL - 7_000);
    clock.advance(WALL + 4_000);
    assertThat(clock.clock()).isEqualTo(WALL - 6_000);

    PartitionClock ahead = new PartitionClock(WALL + 60_000, false, WALL);
    ahead.readToEnd(WALL, BOUNDS);
    ahead.advance(WALL + 10_000);
    assertThat(ahead.clock()).isEqualTo(WALL + 60_000);
  }

  @Test
  void clockStandsStillWhileThereIsSomethingToRead() {
    clock.observe(500_000, WALL, BOUNDS);
    clock.advance(WALL + 60_000);
    clock.catchUp(900_000);
    assertThat(clock.clock()).isEqualTo(500_000);
    clock.readToEnd(WALL, BOUNDS);
    clock.hasUnread();
    clock.catchUp(900_000);
    assertThat(clock.clock()).isEqualTo(500_000);
  }

  @Test
  void replayHoldsAnEmptyPartitionUntilItEndsOrStopsWriting() {
    clock.beginReplay(WALL);
    clock.readToEnd(WALL + 59_999, BOUNDS);
    assertThat(clock.isQuiet()).isFalse();
    clock.replayReached(700_000, WALL + 59_999);
    clock.readToEnd(WALL + 100_000, BOUNDS);
    assertThat(clock.isQuiet()).isFalse();
    clock.endReplay(800_000, WALL, WALL + 100_000, BOUNDS);
    clock.readToEnd(WALL + 100_001, BOUNDS);
    assertThat(clock.isQuiet()).isTrue();

    PartitionClock abandoned = new PartitionClock(1, true, WALL);
    abandoned.readToEnd(WALL + 60_000, BOUNDS);
    assertThat(abandoned.isQuiet()).isTrue();
  }

  @Test
  void endOfAReplayReleasesItsLastEventsAtOnce() {
    clock.observe(800_000, WALL, BOUNDS);
    clock.endReplay(800_000, WALL, WALL, BOUNDS);
    // The watermark is clock - ordering.wait (5 s) - 1: exactly the newest event.
    assertThat(clock.clock()).isEqualTo(805_001);
    assertThat(clock.observe(800_001, WALL, BOUNDS)).isEqualTo(Timeliness.ON_TIME);
    assertThat(clock.observe(800_000, WALL, BOUNDS)).isEqualTo(Timeliness.OUT_OF_ORDER);
  }

  @Test
  void endOfAReplayUpToNowDoesNotPassTheWallClock() {
    clock.endReplay(WALL - 1_000, WALL, WALL + 60_000, BOUNDS);
    assertThat(clock.clock()).isEqualTo(WALL);
    PartitionClock ahead = new PartitionClock(PartitionClock.NO_CLOCK, true, WALL);
    ahead.endReplay(WALL + 1_000, WALL, WALL, BOUNDS);
    assertThat(ahead.clock()).isEqualTo(WALL + 1_000);
  }
}
