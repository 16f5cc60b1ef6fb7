package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartCheckTest {
  private static final long CLOCK = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
  private static final long DAY_BEFORE = Instant.parse("2026-03-09T12:00:00Z").toEpochMilli();

  @Test
  void theBoundIsTheJobsOwn() {
    assertThatCode(() -> StartCheck.require(CLOCK, Duration.ofDays(1), DAY_BEFORE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> StartCheck.require(CLOCK, Duration.ofHours(23), DAY_BEFORE))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("nothing older than 2026-03-09T13:00:00Z");
  }

  @Test
  void aSystemWithoutEventsHasNoClock() {
    assertThatCode(() -> StartCheck.require(ReplayStore.NO_CLOCK, Duration.ZERO, 0))
        .doesNotThrowAnyException();
  }
}
