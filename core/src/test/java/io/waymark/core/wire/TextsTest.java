package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  /** U+1F600 and U+10FFFF are two UTF-16 units each, in the middle and at the end. */
  @Test
  void wholeSurrogatePairsAreText() {
    String text = "a\uD83D\uDE00b\uDBFF\uDFFF";
    assertThat(Texts.checked("name", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83Db", "a\uDE00\uD83D", "ab\uD83D"})
  void halfAPairIsNot(String text) {
    assertThatThrownBy(() -> Texts.wellFormed("name", text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("name has half a surrogate pair at position");
  }
}
