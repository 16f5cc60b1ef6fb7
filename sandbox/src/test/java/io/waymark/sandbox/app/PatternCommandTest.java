package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pattern} sends, prints and ends with, against a sidecar that answers as told. */
class PatternCommandTest {

  private static final String VALID =
      "{\"valid\":true,\"id\":\"cart\",\"cost\":{\"states\":7,\"window_ms\":1,"
          + "\"partial_matches\":32,\"buffered_events\":32}}";
  private static final String KEPT =
      "{\"id\":\"cart\",\"versions\":[{\"version\":2,\"state\":\"%s\"}]}";

  @TempDir Path folder;
  private ToldSidecar sidecar;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    sidecar = new ToldSidecar(folder, "pattern");
    file = Files.writeString(folder.resolve("a.yaml"), "id: cart\n");
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  @Test
  void validateSaysTheCost() {
    sidecar.say(200, VALID);
    assertThat(sidecar.run("validate", file.toString())).isZero();
    assertThat(sidecar.printed()).contains("cart is valid", "32 partial matches");
    assertThat(sidecar.requests()).containsExactly("POST /api/v1/patterns/validate");
  }

  @Test
  void mistakesAreSaidAsCompilersDo() {
    sidecar.say(
        422,
        "{\"type\":\"/problems/invalid-body\",\"detail\":\"no\",\"errors\":[{\"path\":"
            + "\"/steps/0/where\",\"line\":3,\"step\":\"mail\",\"detail\":\"is wrong\"}]}");
    assertThat(sidecar.run("apply", file.toString())).isEqualTo(1);
    assertThat(sidecar.complained()).contains("a.yaml:3: step mail: /steps/0/where is wrong");
  }

  @Test
  void applyKeepsAndPromotesOnce() {
    sidecar.say(200, VALID);
    sidecar.say(200, KEPT.formatted("validated"));
    sidecar.say(200, KEPT.formatted("live"));
    assertThat(sidecar.run("apply", file.toString(), "--promote", "live", "--drop")).isZero();
    assertThat(sidecar.requests())
        .containsExactly(
            "POST /api/v1/patterns/validate",
            "PUT /api/v1/patterns/cart",
            "POST /api/v1/patterns/cart/promote");
    assertThat(sidecar.asked().get(2)).contains("\"to\":\"live\"", "\"on_change\":\"drop\"");
    assertThat(sidecar.printed()).contains("Version 2 of cart is live.");
    sidecar.asked().clear();
    sidecar.say(200, VALID);
    sidecar.say(200, KEPT.formatted("live"));
    assertThat(sidecar.run("apply", file.toString(), "--promote", "live")).isZero();
    assertThat(sidecar.asked()).as("it is live already").hasSize(2);
  }

  @Test
  void backtestWaitsForItsEnd() {
    sidecar.say(200, VALID);
    sidecar.say(200, KEPT.formatted("validated"));
    sidecar.say(202, "{\"id\":\"b1\",\"state\":\"waiting\"}");
    sidecar.say(200, "{\"state\":\"running\"}");
    sidecar.say(
        200,
        "{\"state\":\"succeeded\",\"result\":{\"matches\":7,\"dead_ends\":2,\"events\":1000,"
            + "\"persons\":9}}");
    assertThat(sidecar.run("backtest", file.toString())).isZero();
    assertThat(sidecar.printed()).contains("7 matches and 2 dead ends");
    assertThat(sidecar.requests().get(4)).isEqualTo("GET /api/v1/patterns/cart/backtests/b1");
  }

  @Test
  void aShippedPatternNeedsNoFile() {
    sidecar.say(200, VALID);
    assertThat(sidecar.run("validate", "abandoned-cart")).isZero();
    assertThat(sidecar.asked().get(0)).contains("id: abandoned-cart");
  }
}
