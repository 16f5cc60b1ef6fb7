package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final long NOW = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
  private static final String BASE =
      "{\"event_id\":\"e1\",\"ts\":\"2026-10-31T10:00:00Z\",\"customer_id\":\"c1\"";

  private static Parsed parse(String json) {
    return EventJson.parse(json.getBytes(StandardCharsets.UTF_8), "acme", NOW);
  }

  private static Event event(String json) {
    Parsed parsed = parse(json);
    assertThat(parsed.reject()).isNull();
    return parsed.event();
  }

  private static String reason(String json) {
    Parsed parsed = parse(json);
    assertThat(parsed.event()).isNull();
    return parsed.reject().reason().code();
  }

  @Test
  void readsEveryField() {
    Event event =
        event(
            "{\"event_id\":\"e1\",\"tenant\":\"acme\",\"customer_id\":\"c\",\"anonymous_id\":\"a\","
                + "\"kind\":\"conversion\",\"name\":\"order\",\"channel\":\"email\","
                + "\"campaign\":\"spring\",\"session_id\":\"s\",\"order_id\":\"o\","
                + "\"ts\":\"2026-10-31T10:00:00.250Z\",\"device\":\"mobile\",\"region\":\"DE\","
                + "\"revenue\":19.99,\"currency\":\"EUR\",\"cost\":0.5,\"impressions\":7,"
                + "\"properties\":{\"a\":1}}");
    long ts = Instant.parse("2026-10-31T10:00:00.250Z").toEpochMilli();
    assertThat(event)
        .isEqualTo(
            new Event(
                "e1",
                "acme",
                "c",
                "a",
                EventKind.CONVERSION,
                "order",
                "email",
                "spring",
                "s",
                "o",
                ts,
                "mobile",
                "DE",
                199_900,
                "EUR",
                5_000,
                7,
                "{\"a\":1}"));
  }

  @Test
  void writesWhatItReads() {
    Event event =
        event(
            BASE
                + ",\"name\":\"quote \\\" and \\u00e9\",\"revenue\":1.5,\"properties\":{\"x\":true}}");
    assertThat(event(new String(EventJson.toBytes(event), StandardCharsets.UTF_8)))
        .isEqualTo(event);
  }

  @Test
  void kindDefaultsToTouch() {
    assertThat(event(BASE + "}").kind()).isEqualTo(EventKind.TOUCH);
  }

  @Test
  void flattensPropertiesAndKeepsTypes() {
    Event event =
        event(
            BASE
                + ",\"properties\":{\"products\":[{\"sku\":\"x\"},{\"sku\":null}],\"n\":1.50,\"b\":false},"
                + "\"source\":\"web\"}");
    assertThat(event.properties())
        .isEqualTo("{\"products.0.sku\":\"x\",\"n\":1.50,\"b\":false,\"source\":\"web\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-10-31T10:00:00Z', 2026-10-31T10:00:00Z",
    "'2026-10-31T10:00:00.1Z', 2026-10-31T10:00:00.100Z",
    "'2026-10-31T10:00:00.12Z', 2026-10-31T10:00:00.120Z",
    "'2026-10-31T10:00:00.123456Z', 2026-10-31T10:00:00.123Z",
    "'2026-10-31T12:00:00+02:00', 2026-10-31T10:00:00Z",
    "'2024-02-29T12:00:00Z', 2024-02-29T12:00:00Z",
  })
  void readsTimes(String text, Instant expected) {
    String json = "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":\"" + text + "\"}";
    assertThat(Instant.ofEpochMilli(event(json).ts())).isEqualTo(expected);
  }

  @Test
  void readsMilliseconds() {
    assertThat(event("{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":1793440800000}").ts())
        .isEqualTo(1793440800000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"event_id\":\"e\"|malformed_json",
        "[]|malformed_json",
        "nonsense|malformed_json",
        BASE + "} {}|malformed_json",
        BASE + ",\"revenue\":NaN}|malformed_json",
        BASE + ",\"revenue\":1e400}|number_out_of_range",
        BASE + ",\"revenue\":1e999999999}|number_out_of_range",
        BASE + ",\"properties\":{\"x\":1e400}}|number_out_of_range",
        BASE + ",\"revenue\":\"12\"}|wrong_type",
        BASE + ",\"name\":{}}|wrong_type",
        BASE + ",\"impressions\":1.5}|wrong_type",
        BASE + ",\"impressions\":99999999999999999999}|number_out_of_range",
        BASE + ",\"properties\":[]}|wrong_type",
        BASE + ",\"revenue\":-1}|negative_amount",
        BASE + ",\"impressions\":-1}|negative_amount",
        BASE + ",\"kind\":\"click\"}|unknown_kind",
        BASE + ",\"kind\":\"spend\"}|person_on_spend",
        BASE + ",\"currency\":\"eur\"}|bad_currency",
        BASE + ",\"tenant\":\"other\"}|tenant_mismatch",
        BASE + ",\"event_id\":\"e2\"}|duplicate_field",
        BASE + ",\"properties\":{\"a\":{\"b\":1},\"a.b\":2}}|duplicate_field",
        BASE + ",\"name\":\"a\\u0000b\"}|invalid_text",
        BASE + ",\"name\":\"a\\ud800b\"}|invalid_text",
        "{\"event_id\":\"e\",\"customer_id\":\"c\"}|missing_field",
        "{\"ts\":1793440800000,\"customer_id\":\"c\"}|missing_field",
        "{\"event_id\":\"e\",\"ts\":1793440800000}|missing_person",
        "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":\"yesterday\"}|bad_ts",
        "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":\"2026-02-30T00:00:00Z\"}|bad_ts",
        "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":0}|ts_too_old",
        "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":\"2099-01-01T00:00:00Z\"}|ts_in_future",
      })
  void refusesWithReason(String json, String reason) {
    assertThat(reason(json)).isEqualTo(reason);
  }

  @Test
  void spendNeedsNoPerson() {
    Event spend =
        event(
            "{\"event_id\":\"e\",\"kind\":\"spend\",\"channel\":\"tv\",\"cost\":5,\"ts\":1793440800000}");
    assertThat(spend.cost()).isEqualTo(50_000);
  }

  @Test
  void boundsPropertiesByKeysAndBytes() {
    StringBuilder many = new StringBuilder(BASE + ",\"properties\":{\"k0\":0");
    for (int i = 1; i <= 64; i++) {
      many.append(",\"k").append(i).append("\":0");
    }
    assertThat(reason(many + "}}")).isEqualTo("too_many_properties");
    assertThat(reason(BASE + ",\"properties\":{\"k\":\"" + "é".repeat(4100) + "\"}}"))
        .isEqualTo("properties_too_large");
    assertThat(reason(BASE + ",\"properties\":{\"k\":\"" + "e".repeat(8200) + "\",\"l\":1}}"))
        .isEqualTo("properties_too_large");
    assertThat(event(BASE + ",\"properties\":{\"k\":\"" + "é".repeat(4090) + "\"}}").eventId())
        .isEqualTo("e1");
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 100_000})
  void boundsTexts(int length) {
    assertThat(reason(BASE + ",\"name\":\"" + "x".repeat(length) + "\"}"))
        .isEqualTo("text_too_long");
  }

  @Test
  void boundsTheEvent() {
    assertThat(reason(BASE + ",\"name\":\"" + "x".repeat(300_000) + "\"}"))
        .isEqualTo("event_too_large");
  }

  @Test
  void boundsDepth() {
    String deep = "[".repeat(40) + "]".repeat(40);
    assertThat(reason(BASE + ",\"properties\":{\"x\":" + deep + "}}")).isEqualTo("malformed_json");
  }

  @Test
  void detailNamesValueAndLimit() {
    assertThat(parse(BASE + ",\"kind\":\"click\"}").reject().detail())
        .contains("click")
        .contains("touch, conversion");
  }

  @Test
  void anyBytesGiveAnAnswer() {
    java.util.Random random = new java.util.Random(42);
    byte[] valid =
        (BASE + ",\"properties\":{\"a\":[1,{\"b\":null}]}}").getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] mutated = valid.clone();
      for (int i = 0; i <= round % 4; i++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      Parsed parsed = EventJson.parse(mutated, 0, random.nextInt(mutated.length + 1), "acme", NOW);
      assertThat(parsed.event() == null)
          .as("round %d of seed 42", round)
          .isNotEqualTo(parsed.reject() == null);
    }
  }
}
