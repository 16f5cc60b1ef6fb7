package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ObjectTextTest {

  @Test
  void fieldsStandInTheOrderInWhichTheyWereWritten() {
    String text =
        ObjectText.of(json -> {
          json.writeStringField("b", "\"");
          json.writeNumberField("a", 2);
        });
    assertThat(text).isEqualTo("{\"b\":\"\\\"\",\"a\":2}");
  }

  @Test
  void aFailureIsNotSwallowed() {
    assertThatThrownBy(() ->
            ObjectText.of(json -> {
              throw new IOException("full");
            }))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("full");
  }
}
