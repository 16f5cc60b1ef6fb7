package io.waymark.serving.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.http.ProblemException;
import io.waymark.serving.query.Times;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCursorTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  /** Keys are 64 bits without a sign: the largest is 2^64 - 1. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "12793819417074398184", "18446744073709551615"})
  void goesThereAndBack(String key) {
    FindingCursor cursor = new FindingCursor(NOON, "a person with spaces", key);
    assertThat(FindingCursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void whatNoPageGaveIsRefused() {
    String tooLarge = new FindingCursor(NOON, "p", "18446744073709551616").text();
    String tooLate = new FindingCursor(Times.END.plusMillis(1), "p", "1").text();
    for (String text : new String[] {tooLarge, tooLate, "x", "%", "a".repeat(3_000)}) {
      assertThatThrownBy(() -> FindingCursor.parse(text)).isInstanceOf(ProblemException.class);
    }
    assertThat(FindingCursor.parse("")).isEqualTo(FindingCursor.START);
  }
}
