package io.waymark.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlanTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  @Test
  void theFirstStartDecidesAndLaterOnesKeepIt() {
    Path file = folder.resolve("demo.json");
    DemoPlan first = DemoPlan.ensure(file, FIRST);
    DemoPlan later = DemoPlan.ensure(file, FIRST.plusSeconds(86_400));

    assertThat(first.played()).isFalse();
    assertThat(first.settings().end()).isEqualTo(FIRST);
    assertThat(first.settings().days()).isEqualTo(90);
    assertThat(later).isEqualTo(first);
  }

  @Test
  void aPlayedHistoryStaysPlayed() {
    Path file = folder.resolve("demo.json");
    DemoPlan plan = DemoPlan.ensure(file, FIRST).afterHistory();
    plan.write(file);

    assertThat(DemoPlan.ensure(file, FIRST.plusSeconds(60))).isEqualTo(plan);
    assertThat(plan.played()).isTrue();
  }

  @Test
  void anUnreadablePlanSaysHowToStart() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.json"), "{\"seed\":");

    assertThatThrownBy(() -> DemoPlan.read(file))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("--no-demo");
  }
}
