package io.waymark.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import org.junit.jupiter.api.Test;

class MeaningsTest {
  private static final ControlKey KEY = new ControlKey(Meanings.TYPE, "main", "meaning/4");

  private static Event signup(long ts) {
    return new Event(
        "e",
        "main",
        "c",
        "",
        EventKind.ENGAGEMENT,
        "signup",
        "",
        "",
        "",
        "",
        ts,
        "",
        "",
        0,
        "",
        0,
        0,
        "{}");
  }

  @Test
  void versionDecidesFromItsTimeOnUntilItIsTakenBack() {
    Meanings meanings = new Meanings();
    assertThat(meanings.interpret(signup(100)).decision().version()).isZero();
    meanings.accept(
        ControlChange.of(
            ControlRecord.of(
                KEY,
                4,
                100,
                "{\"goals\":[{\"name\":\"s\",\"events\":\"signup\",\"kind\":\"signup\"}]}")));
    assertThat(meanings.interpret(signup(99)).decision().reached().goal()).isEmpty();
    assertThat(meanings.interpret(signup(100)).decision().reached().goal()).isEqualTo("s");
    assertThat(meanings.interpret(signup(100)).event().kind()).isEqualTo(EventKind.CONVERSION);
    meanings.accept(ControlChange.removal(KEY));
    assertThat(meanings.interpret(signup(100)).decision().version()).isZero();
  }
}
