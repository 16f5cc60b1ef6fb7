package io.waymark.serving.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.http.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItself() {
    Cursor cursor = new Cursor(Instant.ofEpochMilli(1_793_491_200_123L), "e 1'; é");
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(Cursor.parse("")).isEqualTo(Cursor.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "abc", "MTIz", "LTEgYQ", "OTk5OTk5OTk5OTk5OTk5IGE"})
  void othersAreRefused(String text) {
    assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(ProblemException.class);
  }
}
