package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatPropertiesTest {
  private static final String PROPERTIES =
      "{\"plan\":\"pro \\\"X\\\"\",\"seats\":3,\"trial\":true}";

  @Test
  void textsAreFoundByTheirWholeKeyAndOtherTypesOnlyWhenAskedFor() {
    assertThat(FlatProperties.text(PROPERTIES, "plan")).isEqualTo("pro \"X\"");
    assertThat(FlatProperties.text(PROPERTIES, "pla")).isEmpty();
    assertThat(FlatProperties.text(PROPERTIES, "seats")).isEmpty();
    assertThat(FlatProperties.scalar(PROPERTIES, "seats")).isEqualTo("3");
    assertThat(FlatProperties.scalar(PROPERTIES, "trial")).isEqualTo("true");
    assertThat(FlatProperties.scalar(PROPERTIES, "absent")).isEmpty();
  }

  @Test
  void textsAloneAreCollected() {
    assertThat(FlatProperties.texts(PROPERTIES)).containsExactly(Map.entry("plan", "pro \"X\""));
  }

  @Test
  void eachPropertyIsHandedOverAsJson() {
    List<String> seen = new ArrayList<>();
    FlatProperties.forEach(PROPERTIES, (key, value) -> seen.add(key + "=" + value));
    assertThat(seen).containsExactly("plan=\"pro \\\"X\\\"\"", "seats=3", "trial=true");
  }

  /** An exception ends up in a log, and a payload must not. */
  @Test
  void whatIsNoFlatObjectIsNotRepeatedInTheMessage() {
    String broken = "{\"plan\":\"secret";
    assertThatThrownBy(() -> FlatProperties.text(broken, "plan"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("properties of 15 characters are no flat JSON object")
        .hasStackTraceContaining("Unexpected end-of-input")
        .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("secret"));
    assertThatThrownBy(() -> FlatProperties.forEach(broken, (key, value) -> {}))
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> FlatProperties.texts(broken)).hasMessageNotContaining("secret");
  }
}
