package io.waymark.sandbox.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30));

  @Test
  void waitsDoubleUpToTheLongest() {
    assertThat(BACKOFF.after(1)).hasMillis(100);
    assertThat(BACKOFF.after(3)).hasMillis(400);
    assertThat(BACKOFF.after(5)).hasMillis(1000);
    assertThat(BACKOFF.after(1_000_000)).hasMillis(1000);
  }

  @Test
  void aLongLifeForgetsEarlierDeaths() {
    assertThat(BACKOFF.deathsInARow(4, Duration.ofSeconds(3))).isEqualTo(5);
    assertThat(BACKOFF.deathsInARow(4, Duration.ofSeconds(31))).isEqualTo(1);
  }
}
