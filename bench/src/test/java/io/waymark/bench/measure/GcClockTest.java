package io.waymark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GcClockTest {
  @Test
  void addsTheTimesOfAllCollectors() {
    String counters =
        """
        sun.gc.collector.0.name="Copy"
        sun.gc.collector.0.time=1500000000
        sun.gc.collector.1.time=500000000
        sun.os.hrt.frequency=1000000000
        """;
    assertThat(GcClock.seconds(counters)).isCloseTo(2.0, Offset.offset(1e-9));
  }

  @Test
  void seesTheCollectionsOfThisJvm() throws Exception {
    GcClock clock = GcClock.start(ProcessHandle.current().pid());
    System.gc();
    assertThat(clock.seconds()).isPositive();
  }
}
