package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2024-03-13 10:21:14, 2024-03-13T10:21:14Z",
    "2024-03-13T10:21:14.5, 2024-03-13T10:21:14.500Z",
    "2024-03-13T10:21, 2024-03-13T10:21:00Z",
    "2024-03-13T10:21:14Z, 2024-03-13T10:21:14Z",
    "2024-03-13T10:21:14+02:00, 2024-03-13T08:21:14Z",
    "2024-03-13, 2024-03-13T00:00:00Z",
    "19970101, 1997-01-01T00:00:00Z",
    "1396321231, 2014-04-01T03:00:31Z",
    "1396321231.284, 2014-04-01T03:00:31.284Z",
    "1396321231284, 2014-04-01T03:00:31.284Z",
  })
  void readsKnownForms(String text, Instant expected) {
    assertThat(EventTimes.known().parse(text)).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "never", "2024-13-01", "19971301", "12", "2024-03-13 25:00:00", "1.2.3"})
  void refusesWhatIsNoTime(String text) {
    assertThat(EventTimes.known().parse(text)).isEqualTo(EventTimes.NONE);
  }

  @Test
  void readsByPattern() {
    assertThat(EventTimes.ofPattern("M/d/yy").parse("1/2/18"))
        .isEqualTo(Instant.parse("2018-01-02T00:00:00Z").toEpochMilli());
    assertThatThrownBy(() -> EventTimes.ofPattern("qqqqqqq!{")).isInstanceOf(ReplayException.class);
  }
}
