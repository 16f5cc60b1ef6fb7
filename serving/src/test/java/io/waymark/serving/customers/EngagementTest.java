package io.waymark.serving.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class EngagementTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static Engagement of(long recent, long channels, long purchases, int quietDays) {
    Instant last = NOW.minus(quietDays, ChronoUnit.DAYS);
    Activity activity =
        new Activity(
            recent, recent, purchases, channels, recent, last, last, new Activity.Gaps(0, 0, 0, 0));
    return Engagement.of(activity, NOW);
  }

  @Test
  void partsFollowTheFormulaByHand() {
    Engagement engagement = of(10, 2, 1, 30);
    assertThat(engagement.recency()).isEqualTo(0.5);
    assertThat(engagement.frequency()).isEqualTo(0.5);
    assertThat(engagement.breadth()).isEqualTo(0.5);
    assertThat(engagement.conversion()).isEqualTo(0.5);
    assertThat(engagement.score()).isEqualTo(50);
  }

  @Test
  void staysBetweenZeroAndAHundredAndGrowsWithEveryPart() {
    assertThat(of(0, 0, 0, 3_650).score()).isZero();
    assertThat(of(1_000_000, 50, 10_000, 0).score()).isEqualTo(100);
    assertThat(of(5, 1, 0, 10).score()).isLessThan(of(5, 1, 1, 10).score());
    assertThat(of(5, 1, 0, 10).score()).isLessThan(of(5, 2, 0, 10).score());
    assertThat(of(5, 1, 0, 10).score()).isGreaterThan(of(5, 1, 0, 40).score());
  }

  @Test
  void anEventAfterTheClockCountsAsNow() {
    assertThat(of(1, 1, 0, -5).recency()).isEqualTo(1);
  }
}
