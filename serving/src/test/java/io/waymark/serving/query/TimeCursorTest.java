package io.waymark.serving.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.http.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCursorTest {

  @Test
  void comesBackAsItself() {
    TimeCursor cursor = new TimeCursor(Instant.ofEpochMilli(1_793_491_200_123L), "e 1'; é");
    assertThat(TimeCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(TimeCursor.parse("")).isEqualTo(TimeCursor.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "abc", "MTIz", "LTEgYQ", "OTk5OTk5OTk5OTk5OTk5IGE"})
  void othersAreRefused(String text) {
    assertThatThrownBy(() -> TimeCursor.parse(text)).isInstanceOf(ProblemException.class);
  }
}
