package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxOptionsTest {
  @Test
  void givenValuesWinOverTheEnvironmentAndThatOverDefaults() {
    SandboxOptions options =
        SandboxOptions.of(
            Map.of("log.level", "debug"),
            Map.of("LOG_LEVEL", "warn", "CLICKHOUSE_URL", "http://host:8123"));
    assertThat(options.text(SandboxOption.LOG_LEVEL)).isEqualTo("debug");
    assertThat(options.text(SandboxOption.CLICKHOUSE_URL)).isEqualTo("http://host:8123");
    assertThat(options.number(SandboxOption.JOB_PARALLELISM)).isEqualTo(2);
    assertThat(options.bytes(SandboxOption.LOG_LIMIT)).isEqualTo(8L << 20);
  }

  @Test
  void anUnknownKeyIsRefusedByName() {
    assertThatThrownBy(() -> SandboxOptions.of(Map.of("log.levle", "debug"), Map.of()))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("log.levle");
  }

  @Test
  void aValueOfTheWrongShapeIsRefusedWithAnExample() {
    assertThatThrownBy(() -> SandboxOptions.of(Map.of("job.lateness", "a week"), Map.of()))
        .hasMessage("Option job.lateness is 'a week', expected a duration like 7d.");
  }

  @Test
  void durationsAreReadByTheirUnits() {
    SandboxOptions options = SandboxOptions.defaults();
    assertThat(options.duration(SandboxOption.JOB_LATENESS)).isEqualTo(Duration.ofDays(7));
    assertThat(
            options.with(SandboxOption.JOB_LATENESS, "90min").duration(SandboxOption.JOB_LATENESS))
        .isEqualTo(Duration.ofMinutes(90));
  }
}
