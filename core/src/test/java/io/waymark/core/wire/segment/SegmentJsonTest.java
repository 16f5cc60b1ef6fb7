package io.waymark.core.wire.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentJsonTest {

  private static final long NOW = Instant.parse("2026-11-01T10:00:05Z").toEpochMilli();

  private static Reception live(long nowMs) {
    return new Reception("main", "track", nowMs, true, FlatPayload.EMPTY);
  }

  private static Parsed parse(String json, Reception reception) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return SegmentJson.parse(bytes, 0, bytes.length, reception);
  }

  private static Event event(String json, Reception reception) {
    Parsed parsed = parse(json, reception);
    assertThat(parsed.reject()).as(json).isNull();
    return Objects.requireNonNull(parsed.event());
  }

  private static Event event(String json) {
    return event(json, live(NOW));
  }

  /** A track call with those members. */
  private static String call(String members) {
    return "{\"userId\":\"u\",\"event\":\"Course Clicked\",\"messageId\":\"m\"," + members + "}";
  }

  /** As Segment's consent manager names them, in today's and in its first form. */
  @ParameterizedTest
  @ValueSource(strings = {"Segment Consent Preference Updated", "Segment Consent Preference"})
  void aConsentManagersCallIsAConsent(String name) {
    Event event =
        event(
            "{\"userId\":\"u\",\"messageId\":\"m\",\"event\":\"%s\",\"context\":{\"consent\":{\"categoryPreferences\":{\"Advertising\":true}}}}"
                .formatted(name));
    assertThat(event.kind()).isEqualTo(EventKind.CONSENT);
    assertThat(event.customerId()).isEqualTo("u");
  }

  private static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /**
   * The four times of the example call in the track part of Segment's spec (CC BY 4.0): its {@code
   * timestamp} is what Segment's server made of the other three.
   */
  @Test
  void theSendersClockIsCorrectedAsSegmentDoesIt() {
    String times =
        call(
            "\"type\":\"track\",\"originalTimestamp\":\"2015-12-12T19:11:01.152Z\","
                + "\"sentAt\":\"2015-12-12T19:11:01.169Z\","
                + "\"receivedAt\":\"2015-12-12T19:11:01.266Z\","
                + "\"timestamp\":\"2015-12-12T19:11:01.249Z\"");
    long received = ms("2015-12-12T19:11:01.266Z");
    assertThat(event(times, live(received)).ts()).isEqualTo(ms("2015-12-12T19:11:01.249Z"));
    Parsed exported =
        SegmentJson.read(
            times.getBytes(StandardCharsets.UTF_8), 0, times.length(), Reception.ofExport(NOW));
    assertThat(exported.event().ts()).isEqualTo(ms("2015-12-12T19:11:01.249Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // Without sentAt the sender's time stands; without both it is the time of receipt.
    "'\"timestamp\":\"2026-11-01T09:00:00+01:00\"', 2026-11-01T08:00:00Z",
    "'\"timestamp\":1793520000000', 2026-11-01T08:00:00Z",
    "'\"sentAt\":\"2020-01-01T00:00:00Z\"', 2026-11-01T10:00:05Z",
    "'\"timestamp\":null', 2026-11-01T10:00:05Z",
    // A clock that is six years slow: what lies between its two times is right.
    "'\"timestamp\":\"2020-01-01T00:00:00Z\",\"sentAt\":\"2020-01-01T00:01:00Z\"',"
        + " 2026-11-01T09:59:05Z"
  })
  void missingTimesHaveTheirMeaning(String members, String expected) {
    assertThat(event(call(members)).ts()).isEqualTo(ms(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"event\":\"x\"}', missing_person",
    "'{\"userId\":\"\",\"event\":\"x\"}', missing_person",
    "'{\"userId\":true,\"event\":\"x\"}', wrong_type",
    "'{\"userId\":\"u\"}', missing_field",
    "'{\"userId\":\"u\",\"type\":\"import\"}', unknown_kind",
    "'{\"userId\":\"u\",\"userId\":\"v\"}', duplicate_field",
    "'{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"yesterday\"}', bad_ts",
    "'{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"2026-11-01T10:06:00Z\"}', ts_in_future",
    "'{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":99999999999999999999}', number_out_of_range",
    "'{\"userId\":\"u\",\"event\":\"x\",\"messageId\":\"a\\tb\"}', invalid_text",
    "'{\"userId\":\"u\",\"event\":\"x\"', malformed_json",
    "'[]', malformed_json",
    "'{\"userId\":\"u\",\"event\":\"x\",\"context\":{\"library\":{\"name\":\"jitsu-js\"}}}', foreign_format"
  })
  void whatCannotBeTakenIsRefusedByName(String json, String reason) {
    Parsed parsed = parse(json, live(NOW));
    assertThat(parsed.reject()).isNotNull();
    assertThat(parsed.reject().reason().code()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "Order Completed, '\"revenue\":10,\"total\":12', conversion, 100000",
    "order completed, '\"total\":\"12.5\"', conversion, 125000",
    "Completed Order, '\"value\":1', conversion, 10000",
    "Order Completed, '\"coupon\":\"x\"', conversion, 0",
    "Order Refunded, '\"total\":-12.5', refund, 125000",
    "Plan Renewed, '\"revenue\":9.99', engagement, 99900",
    "Plan Renewed, '\"revenue\":\"a lot\"', engagement, 0",
    "Plan Renewed, '\"total\":9.99', engagement, 0"
  })
  void moneyIsTakenFromOrders(String name, String members, String kind, long revenue) {
    Event event =
        event("{\"userId\":\"u\",\"event\":\"" + name + "\",\"properties\":{" + members + "}}");
    assertThat(event.kind().wireName()).isEqualTo(kind);
    assertThat(event.revenue()).isEqualTo(revenue);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"revenue\":-1', negative_amount",
    "'\"revenue\":\"a lot\"', wrong_type",
    "'\"revenue\":1e12', number_out_of_range",
    "'\"revenue\":1,\"currency\":\"euro\"', bad_currency"
  })
  void anOrderWithoutAnAmountThatCanBeReadIsRefused(String members, String reason) {
    String json =
        "{\"userId\":\"u\",\"event\":\"Order Completed\",\"properties\":{" + members + "}}";
    Parsed parsed = parse(json, live(NOW));
    assertThat(parsed.reject()).isNotNull();
    assertThat(parsed.reject().reason().code()).isEqualTo(reason);
  }

  @Test
  void anAliasSaysWhoItsPreviousIdIs() {
    Event event =
        event("{\"type\":\"alias\",\"userId\":\"u\",\"previousId\":\"p\",\"anonymousId\":\"a\"}");
    assertThat(event.kind()).isEqualTo(EventKind.IDENTIFY);
    assertThat(event.customerId()).isEqualTo("u");
    assertThat(event.anonymousId()).isEqualTo("p");
    Event without = event("{\"type\":\"alias\",\"previousId\":\"p\",\"anonymousId\":\"a\"}");
    assertThat(without.anonymousId()).isEqualTo("a");
    assertThat(without.properties()).isEqualTo("{\"previousId\":\"p\"}");
  }

  @Test
  void aCampaignMakesAContactOfATrackCall() {
    Event event =
        event(
            call(
                "\"properties\":{\"action\":\"Accept\",\"campaign\":{\"medium\":\"Push\",\"name\":\"F\"}}"));
    assertThat(event.kind()).isEqualTo(EventKind.TOUCH);
    assertThat(event.campaign()).isEqualTo("F");
    assertThat(event.properties())
        .isEqualTo("{\"utm_medium\":\"Push\",\"utm_campaign\":\"F\",\"action\":\"Accept\"}");
  }

  @Test
  void aCallWithoutAnIdIsTheSameWhenItIsSentAgain() {
    String first = "{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"2026-11-01T10:00:00Z\"";
    Event one = event(first + ",\"sentAt\":\"2026-11-01T10:00:01Z\"}");
    Event again = event(first + ",\"sentAt\":\"2026-11-01T10:09:01Z\"}", live(NOW + 480_000));
    assertThat(again.eventId()).isEqualTo(one.eventId()).startsWith("segment-").hasSize(40);
    assertThat(event(first + ",\"properties\":{\"a\":1}}").eventId()).isNotEqualTo(one.eventId());
  }

  @Test
  void aCallWithoutIdAndTimeIsTheSameWithinAMinute() {
    String json = "{\"userId\":\"u\",\"event\":\"Application Opened\"}";
    String id = event(json).eventId();
    assertThat(event(json, live(NOW + 54_999)).eventId()).isEqualTo(id);
    assertThat(event(json, live(NOW + 55_000)).eventId()).isNotEqualTo(id);
    assertThat(event(json.replace("Opened", "Crashed")).eventId()).isNotEqualTo(id);
  }

  @Test
  void whatHasNoRoomIsCountedAndTheImportantIsKept() {
    StringBuilder products = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      products.append(i == 0 ? "" : ",").append("{\"sku\":\"s\",\"price\":1}");
    }
    Event event =
        event(
            call(
                "\"context\":{\"os\":{\"name\":\"x\"},\"ip\":\"192.0.2.1\"},\"properties\":{\"products\":["
                    + products
                    + "],\"coupon\":\"c\"}"));
    assertThat(event.properties())
        .startsWith("{\"ip\":\"192.0.2.1\",\"coupon\":\"c\",\"products.0.sku\":\"s\"")
        // 63 keys beside the count itself: 2 and 61 of the products' 80; 19 and the os are left
        // out.
        .endsWith(",\"products.30.sku\":\"s\",\"properties_dropped\":20}");
  }

  @Test
  void keysThatMeetAreToldApart() {
    Event event =
        event(
            call(
                "\"channel\":\"mobile\",\"context\":{\"ip\":\"192.0.2.1\"},"
                    + "\"properties\":{\"ip\":\"x\",\"channel\":\"own\"}"));
    assertThat(event.properties())
        .isEqualTo(
            "{\"ip\":\"192.0.2.1\",\"segment.channel\":\"mobile\",\"properties.ip\":\"x\","
                + "\"channel\":\"own\"}");
  }

  @Test
  void textsAreCleanedAndNamesAreCut() {
    String name = "n".repeat(255) + "\\ud83d\\ude00";
    Event event =
        event(
            "{\"type\":\"track\",\"userId\":7,\"event\":\""
                + name
                + "\",\"properties\":{\"a\\nb\":\"1\\t2\\ud83d\",\"z\":1e999}}");
    assertThat(event.customerId()).isEqualTo("7");
    assertThat(event.name()).isEqualTo("n".repeat(255));
    assertThat(event.properties()).isEqualTo("{\"a b\":\"1 2\ufffd\",\"properties_dropped\":1}");
  }

  @Test
  void aBatchLendsItsContextAndTimeToItsItems() {
    byte[] batch =
        ("{\"batch\":[{}],\"sentAt\":\"2026-11-01T10:00:00Z\",\"writeKey\":\"secret\","
                + "\"context\":{\"ip\":\"192.0.2.1\",\"library\":{\"name\":\"l\"}}}")
            .getBytes(StandardCharsets.UTF_8);
    FlatPayload shared = FlatPayload.read(batch, 0, batch.length, "batch");
    Event event =
        event(
            "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"context\":{\"ip\":\"192.0.2.2\"},"
                + "\"timestamp\":\"2026-11-01T09:59:00Z\"}",
            new Reception("main", "", NOW, true, shared));
    assertThat(event.ts()).isEqualTo(ms("2026-11-01T09:59:05Z"));
    assertThat(event.properties())
        .isEqualTo("{\"ip\":\"192.0.2.2\",\"context.library.name\":\"l\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\":\"Home\",\"properties\":{\"path\":\"/a\"}', page:Home",
    "'\"properties\":{\"path\":\"/a\"}', page:/a",
    "'\"context\":{\"page\":{\"path\":\"/b\"}}', page:/b",
    "'\"properties\":{\"url\":\"https://shop.test/c?d=e\"}', page:/c",
    "'\"properties\":{\"url\":\"https://shop.test\"}', page:/",
    "'\"properties\":{\"url\":\"https://shop.test/a b\"}', page:/",
    "'\"properties\":{}', page:/"
  })
  void aPageIsCalledByItsNameOrItsPath(String members, String name) {
    assertThat(event("{\"type\":\"page\",\"userId\":\"u\"," + members + "}").name())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"device\":{\"type\":\"ios\"},\"userAgent\":\"Mobi\"', ios",
    "'\"userAgentData\":{\"mobile\":true}', mobile",
    "'\"userAgentData\":{\"mobile\":false},\"userAgent\":\"Mobi\"', desktop",
    "'\"userAgent\":\"X Mobile Y\"', mobile",
    "'\"userAgent\":\"X\"', desktop",
    "'\"ip\":\"192.0.2.1\"', ''"
  })
  void theDeviceIsWhatSaysMost(String context, String device) {
    assertThat(event(call("\"context\":{" + context + "}")).device()).isEqualTo(device);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"timestamp\":\"2026-01-01T00:00:00Z\",\"receivedAt\":\"2026-01-02T00:00:00Z\"',"
        + " 2026-01-01T00:00:00Z",
    "'\"receivedAt\":\"2026-01-02T00:00:00Z\",\"sentAt\":\"2026-01-03T00:00:00Z\"',"
        + " 2026-01-02T00:00:00Z",
    "'\"originalTimestamp\":\"2026-01-04T00:00:00Z\"', 2026-01-04T00:00:00Z",
    "'\"sentAt\":\"2026-01-03T00:00:00Z\"', 2026-01-03T00:00:00Z",
    "'\"name\":\"n\"', 2026-11-01T10:00:05Z"
  })
  void theTimesOfAnExportStand(String members, String expected) {
    byte[] json = call("\"type\":\"track\"," + members).getBytes(StandardCharsets.UTF_8);
    Event event = SegmentJson.read(json, 0, json.length, Reception.ofExport(NOW)).event();
    assertThat(Objects.requireNonNull(event).ts()).isEqualTo(ms(expected));
  }

  @Test
  void whatIsLargerThanAnEventIsRefused() {
    Parsed parsed = parse(call("\"name\":\"" + "x".repeat(262_144) + "\""), live(NOW));
    assertThat(Objects.requireNonNull(parsed.reject()).reason())
        .isEqualTo(RejectReason.EVENT_TOO_LARGE);
  }

  @Test
  void otherMoneyThatCannotBeReadStaysAProperty() {
    Event event = event(call("\"properties\":{\"revenue\":5,\"currency\":\"points\"}"));
    assertThat(event.revenue()).isZero();
    assertThat(event.properties()).isEqualTo("{\"revenue\":5,\"currency\":\"points\"}");
  }

  /**
   * Whatever strange scalars a call carries: an event that keeps the bounds, or a named refusal.
   */
  @Test
  void noCallIsTakenWithoutKeepingTheBounds() {
    long seed = 20261101;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder properties = new StringBuilder("\"k\":0");
      for (int n = random.nextInt(100); n > 0; n--) {
        String key = "k" + n + "x".repeat(random.nextInt(10) == 0 ? 300 : 1);
        String value = "\"" + "é\\u0007\\ud800".repeat(random.nextInt(120)) + "\"";
        properties.append(",\"").append(key).append("\":").append(value);
      }
      assertThat(parse(call("\"properties\":{" + properties + "}"), live(NOW)).reject())
          .as("seed %d, call %d", seed, i)
          .isNull();
    }
  }
}
