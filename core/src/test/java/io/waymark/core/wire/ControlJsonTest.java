package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.control.InvalidControlException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlJsonTest {
  // printf '{}' | sha256sum (GNU coreutils 9.1)
  private static final String EMPTY =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  private static final String GOOD =
      "{\"type\":\"meaning\",\"tenant\":\"acme\",\"id\":\"main/7\",\"version\":7,"
          + "\"effective_from\":1700000000000,\"sha256\":\""
          + EMPTY
          + "\",\"payload\":\"{}\"}";

  private static ControlRecord parse(String json) {
    return ControlJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAndWritesTheEnvelope() {
    ControlKey key = new ControlKey("meaning", "acme", "main/7");
    ControlRecord record = ControlRecord.of(key, 7, 1_700_000_000_000L, "{}");
    assertThat(parse(GOOD)).isEqualTo(record);
    assertThat(new String(ControlJson.toBytes(record), StandardCharsets.UTF_8)).isEqualTo(GOOD);
  }

  @Test
  void keepsATypeThatNobodyKnowsYet() {
    ControlRecord later = parse(GOOD.replace("\"meaning\"", "\"pattern_release\""));
    assertThat(later.key().type()).isEqualTo("pattern_release");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":7, | '' | field version is missing",
        "\"payload\":\"{}\" | \"payload\":\"{} \" | sha256 says 44136fa3",
        "\"payload\":\"{}\" | \"payload\":{} | payload is a text",
        "\"version\":7 | \"version\":\"7\" | version is a whole number",
        "\"version\":7 | \"version\":7.0 | version is a whole number",
        "\"version\":7 | \"version\":99999999999999999999 | not JSON",
        "\"version\":7 | \"version\":7,\"more\":1 | field \"more\" is unknown",
        "\"version\":7 | \"version\":7,\"version\":8 | not JSON: Duplicate field",
        "\"version\":7 | \"version\":-7 | version -7 is below 0",
        "\"tenant\":\"acme\" | \"tenant\":\"AC\" | tenant \"AC\" is not of the form",
        "{} | { | sha256 says",
      })
  void refusesWhatBreaksTheContract(String part, String by, String said) {
    assertThatThrownBy(() -> parse(GOOD.replace(part, by)))
        .isInstanceOf(InvalidControlException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource({"[], one JSON object", "'', one JSON object", "x, not JSON", "'{}{}', more after"})
  void refusesWhatIsNoObject(String text, String said) {
    String json = text.equals("{}{}") ? GOOD + "{}" : text;
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(InvalidControlException.class)
        .hasMessageContaining(said);
  }

  @Test
  void saysAnUnknownFieldShort() {
    String name = "n".repeat(500);
    assertThatThrownBy(() -> parse("{\"" + name + "\":1}"))
        .hasMessageContaining("n".repeat(60) + "…");
  }

  @Test
  void refusesAnOversizedRecordBeforeReadingIt() {
    byte[] bytes = new byte[ControlJson.MAX_RECORD_BYTES + 1];
    assertThatThrownBy(() -> ControlJson.parse(bytes))
        .hasMessage("the record has 532481 bytes, the limit is 532480");
  }

  @Test
  void theLargestPayloadFitsInWhateverItConsistsOf() {
    for (String unit : new String[] {"\"", "\\", "\n", "é", "x"}) {
      int size = unit.getBytes(StandardCharsets.UTF_8).length;
      String payload = unit.repeat(ControlRecord.MAX_PAYLOAD_BYTES / size);
      ControlRecord record = ControlRecord.of(new ControlKey("erase", "t", "r"), 1, 0, payload);
      assertThat(ControlJson.parse(ControlJson.toBytes(record))).isEqualTo(record);
    }
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder payload = new StringBuilder();
      random.ints(random.nextInt(200), 0x20, 0xD7FF).forEach(payload::appendCodePoint);
      ControlKey key = new ControlKey("type_" + i, "t" + i, "id/" + i);
      ControlRecord record =
          ControlRecord.of(key, random.nextInt(9), random.nextInt(9), payload.toString());
      assertThat(ControlJson.parse(ControlJson.toBytes(record)))
          .as("seed %d", seed)
          .isEqualTo(record);
    }
  }
}
