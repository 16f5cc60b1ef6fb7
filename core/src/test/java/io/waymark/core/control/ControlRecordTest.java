package io.waymark.core.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlRecordTest {
  private static final ControlKey KEY = new ControlKey("meaning", "acme", "main/7");

  @Test
  void theKeyIsTypeTenantAndIdAndTheIdMayHoldSlashes() {
    assertThat(KEY.text()).isEqualTo("meaning/acme/main/7");
    assertThat(ControlKey.parse("meaning/acme/main/7")).isEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "Meaning/acme/1, type \"Meaning\" is not of the form",
    "1/acme/1, type \"1\"",
    "meaning/ac me/1, tenant \"ac me\"",
    "meaning//1, tenant \"\"",
    "meaning/acme/, id has 0 characters",
    "meaning/acme, no two slashes",
    "'', no two slashes"
  })
  void refusesKeysOfAnotherForm(String text, String said) {
    assertThatThrownBy(() -> ControlKey.parse(text))
        .isInstanceOf(InvalidControlException.class)
        .hasMessageContaining(said);
  }

  @Test
  void refusesLongPartsAndControlCharacters() {
    String longest = "i".repeat(ControlKey.MAX_ID);
    assertThat(new ControlKey("erase", "acme", longest).id()).isEqualTo(longest);
    assertThatThrownBy(() -> new ControlKey("erase", "acme", longest + "i"))
        .hasMessageContaining("id has 257 characters, from 1 to 256");
    assertThatThrownBy(() -> new ControlKey("erase", "acme", "a\nb"))
        .hasMessageContaining("control character");
    assertThatThrownBy(() -> new ControlKey("t".repeat(200), "acme", "a"))
        .hasMessageContaining("t".repeat(80) + "…\"");
  }

  @Test
  void knowsTheHashOfItsPayload() {
    // printf '{}' | sha256sum (GNU coreutils 9.1)
    assertThat(ControlRecord.of(KEY, 1, 0, "{}").sha256())
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void refusesAnotherHash() {
    assertThatThrownBy(() -> new ControlRecord(KEY, 1, 0, "00", "{}"))
        .isInstanceOf(InvalidControlException.class)
        .hasMessageContaining("sha256 says 00, the payload has 44136fa3");
  }

  @Test
  void boundsThePayloadInBytes() {
    String largest = "é".repeat(ControlRecord.MAX_PAYLOAD_BYTES / 2);
    assertThat(ControlRecord.of(KEY, 1, 0, largest).payload()).isEqualTo(largest);
    assertThatThrownBy(() -> ControlRecord.of(KEY, 1, 0, largest + "x"))
        .hasMessage("payload has 262145 bytes, the limit is 262144");
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> ControlRecord.of(KEY, -1, 0, "{}"))
        .hasMessage("version -1 is below 0");
    assertThatThrownBy(() -> ControlRecord.of(KEY, 1, -5, "{}"))
        .hasMessage("effective_from -5 is below 0");
  }

  @Test
  void aChangeIsARecordOrARemoval() {
    ControlRecord record = ControlRecord.of(KEY, 1, 0, "{}");
    assertThat(ControlChange.of(record)).isEqualTo(new ControlChange(KEY, record));
    assertThat(ControlChange.removal(KEY).record()).isNull();
  }
}
