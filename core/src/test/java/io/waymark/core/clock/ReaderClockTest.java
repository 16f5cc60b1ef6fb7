package io.waymark.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderClockTest {
  private static final long DAY = 86_400_000L;
  private static final ClockBounds BOUNDS = ClockBounds.defaults();
  private static final long WALL = 1_800_000_000_000L;

  private final ReaderClock clock = new ReaderClock(BOUNDS);

  private PartitionClock partition(String name) {
    return clock.add(name, PartitionClock.NO_CLOCK, false, WALL);
  }

  private void tick(long wallMs) {
    clock.advance(clock.status(wallMs), wallMs);
  }

  private long watermark(long wallMs) {
    return clock.watermark(clock.status(wallMs));
  }

  @Test
  void hasNoClockBeforeItsFirstEvent() {
    PartitionClock a = partition("a");
    a.readToEnd(WALL, BOUNDS);
    tick(WALL + 60_000);
    assertThat(watermark(WALL + 60_000)).isEqualTo(ReaderClock.NO_WATERMARK);
  }

  @Test
  void waitsForThePartitionThatStillHasSomethingToSay() {
    PartitionClock fast = partition("fast");
    PartitionClock slow = partition("slow");
    fast.observe(WALL, WALL, BOUNDS);
    tick(WALL + 3_600_000);
    assertThat(watermark(WALL + 3_600_000)).isEqualTo(ReaderClock.NO_WATERMARK);
    slow.observe(WALL - 90 * DAY, WALL, BOUNDS);
    assertThat(watermark(WALL)).isEqualTo(WALL - 90 * DAY - 5_001);
  }

  @Test
  void eightPartitionsWakeAfterAQuietMinuteAndNothingIsLate() {
    List<PartitionClock> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(partition("p" + i));
    }
    all.get(0).observe(WALL, WALL, BOUNDS);
    for (long wall = WALL; wall <= WALL + 60_000; wall += 200) {
      long now = wall;
      all.forEach(p -> p.readToEnd(now, BOUNDS));
      tick(now);
    }
    assertThat(watermark(WALL + 60_000)).isBetween(WALL + 50_000, WALL + 60_000);
    long wakes = WALL + 61_000;
    for (int i = 0; i < 8; i++) {
      // Each is read 100 ms after the one before, all events are of one moment.
      all.get(i).hasUnread();
      assertThat(all.get(i).observe(wakes, wakes + i * 100, BOUNDS)).isEqualTo(Timeliness.ON_TIME);
      tick(wakes + i * 100);
    }
  }

  @Test
  void goesOnFromTheNewestEventOnceAllAreQuiet() {
    PartitionClock a = partition("a");
    PartitionClock b = partition("b");
    a.observe(WALL - 10_000, WALL, BOUNDS);
    b.observe(WALL - 80_000, WALL, BOUNDS);
    for (long wall = WALL; wall <= WALL + 6_000; wall += 200) {
      a.readToEnd(wall, BOUNDS);
      b.readToEnd(wall, BOUNDS);
      tick(wall);
    }
    assertThat(watermark(WALL + 6_000)).isBetween(WALL - 10_000 - 5_001, WALL - 4_000 - 5_001);
    assertThat(watermark(WALL + 6_000)).isGreaterThan(WALL - 10_000 - 5_001);
  }

  @Test
  void aSilentPartitionHoldsABusyInstallationForALimitedTime() {
    PartitionClock busy = partition("busy");
    PartitionClock silent = partition("silent");
    silent.observe(WALL - 3 * DAY, WALL, BOUNDS);
    for (long wall = WALL; wall <= WALL + 31_000; wall += 200) {
      busy.observe(wall, wall, BOUNDS);
      silent.readToEnd(wall, BOUNDS);
      tick(wall);
      if (wall == WALL + 29_000) {
        assertThat(watermark(wall)).isLessThan(WALL - 2 * DAY);
      }
    }
    assertThat(watermark(WALL + 31_000)).isGreaterThan(WALL);
  }

  @Test
  void neverGoesBack() {
    PartitionClock a = partition("a");
    a.observe(WALL, WALL, BOUNDS);
    long before = watermark(WALL);
    clock.add("restored", WALL - DAY, false, WALL);
    assertThat(watermark(WALL)).isEqualTo(before);
  }

  @Test
  void aReaderWithoutPartitionsFollowsTheOthers() {
    ReaderStatus others = new ReaderStatus(3, WALL, WALL + 5, 0);
    assertThat(new ReaderClock(BOUNDS).watermark(others)).isEqualTo(WALL - 5_001);
  }
}
