package io.waymark.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JobOptionsTest {

  private static JobOptions parse(String... args) {
    return JobOptions.parse(args, Map.of());
  }

  @Test
  void readsKeysInBothForms() {
    JobOptions options = parse("--ordering.wait", "10s", "--lateness=2d");
    assertThat(options.clockBounds().orderingWaitMs()).isEqualTo(10_000);
    assertThat(options.clockBounds().latenessMs()).isEqualTo(2 * 86_400_000L);
  }

  @Test
  void takesTheEnvironmentWhereAKeyIsNotGiven() {
    Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "k:1");
    assertThat(JobOptions.parse(new String[0], environment).kafka())
        .containsEntry("bootstrap.servers", "k:1");
    String[] args = {"--kafka.bootstrap-servers", "k:2"};
    assertThat(JobOptions.parse(args, environment).kafka())
        .containsEntry("bootstrap.servers", "k:2");
  }

  @Test
  void unknownKeysStopTheStartAndAreNamed() {
    assertThatThrownBy(() -> parse("--ordering.wiat", "5s"))
        .hasMessageContaining("ordering.wiat")
        .hasMessageContaining("ordering.wait");
    assertThatThrownBy(() -> parse("ordering.wait")).hasMessageContaining("begin with --");
    assertThatThrownBy(() -> parse("--lateness")).hasMessageContaining("needs a value");
  }

  @Test
  void badValuesStopTheStartAndSayWhatIsMeant() {
    assertThatThrownBy(() -> parse("--lateness", "a week")).hasMessageContaining("7d");
    assertThatThrownBy(() -> parse("--lateness", "1s")).hasMessageContaining("lateness");
    assertThatThrownBy(() -> parse("--parallelism", "-1")).hasMessageContaining("parallelism");
    assertThatThrownBy(() -> parse("--pipeline", "half")).hasMessageContaining("full or bare");
    assertThatThrownBy(() -> parse("--matcher", "mine")).hasMessageContaining("own or stock");
    assertThatThrownBy(() -> parse("--filter.networks", "home")).hasMessageContaining("home");
    assertThatThrownBy(() -> parse("--state.retention", "30d")).hasMessageContaining("longer");
  }
}
