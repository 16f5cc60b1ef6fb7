package io.waymark.testkit.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the bytes of one event by the rules of the event model, or names the reason not to. */
final class OracleParser {

  private static final long FUTURE_MS = 5 * 60_000;
  private static final long OLDEST = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
  private static final BigDecimal LARGEST = new BigDecimal("999999999.9999");
  private static final List<String> AMOUNTS = List.of("revenue", "cost");
  private static final Set<String> NUMBERS = Set.of("revenue", "cost", "impressions", "ts");
  private static final Set<String> KINDS =
      Set.of(
          "touch",
          "conversion",
          "refund",
          "engagement",
          "spend",
          "identify",
          "consent",
          "support",
          "payment");

  // What totals are made of; the rest is checked and let go, or a long input would not fit.
  private static final Set<String> KEPT =
      Set.of(
          "event_id",
          "customer_id",
          "anonymous_id",
          "kind",
          "channel",
          "campaign",
          "order_id",
          "device",
          "region",
          "revenue",
          "currency",
          "cost",
          "impressions",
          "user_agent",
          "properties.user_agent",
          "version",
          "properties.version");

  private OracleParser() {}

  /** A reason of {@code rejected_events}. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code) {
      super(code);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static OracleEvent parse(OracleRecord record) throws Refused {
    if (record.value().length > 256 * 1024) {
      throw new Refused("event_too_large");
    }
    Map<String, String> fields = fields(record.value());
    refuse(fields.getOrDefault("event_id", "").isEmpty(), "missing_field");
    refuse(!fields.containsKey("ts"), "missing_field");
    refuse(!KINDS.contains(fields.getOrDefault("kind", "touch")), "unknown_kind");
    for (String amount : AMOUNTS) {
      checkAmount(fields.getOrDefault(amount, "0"));
    }
    long ts = time(fields.getOrDefault("ts", ""));
    refuse(ts < OLDEST, "ts_too_old");
    refuse(ts > record.appendMs() + FUTURE_MS, "ts_in_future");
    String tenant = tenant(record, fields);
    fields.keySet().retainAll(KEPT);
    OracleEvent event =
        new OracleEvent(Map.copyOf(fields), tenant, ts, record.partition(), record.offset());
    boolean somebody = event.isIdentified() || !event.get("anonymous_id").isEmpty();
    boolean spend = event.kind().equals("spend");
    refuse(!somebody && !spend, "missing_person");
    refuse(somebody && spend, "person_on_spend");
    return event;
  }

  private static String tenant(OracleRecord record, Map<String, String> fields) throws Refused {
    String trusted = record.header("tenant");
    String told = fields.getOrDefault("tenant", "");
    refuse(trusted.isEmpty() && told.isEmpty(), "missing_field");
    refuse(!trusted.isEmpty() && !told.isEmpty() && !trusted.equals(told), "tenant_mismatch");
    return trusted.isEmpty() ? told : trusted;
  }

  private static void checkAmount(String text) throws Refused {
    BigDecimal amount = new BigDecimal(text);
    refuse(amount.signum() < 0, "negative_amount");
    refuse(amount.compareTo(LARGEST) > 0, "number_out_of_range");
  }

  private static long time(String text) throws Refused {
    try {
      return text.contains("-") && text.contains("T")
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : new BigDecimal(text).longValueExact();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new Refused("bad_ts");
    }
  }

  private static Map<String, String> fields(byte[] json) throws Refused {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refused("malformed_json");
      }
      readObject(parser, "", fields);
      refuse(parser.nextToken() != null, "malformed_json");
    } catch (IOException e) {
      throw new Refused("malformed_json");
    }
    return fields;
  }

  private static void readObject(JsonParser parser, String prefix, Map<String, String> fields)
      throws IOException, Refused {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        readObject(parser, name + ".", fields);
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        checkType(name, token);
        fields.put(name, parser.getText());
      }
    }
  }

  private static void checkType(String name, JsonToken token) throws Refused {
    boolean text = token == JsonToken.VALUE_STRING;
    boolean number = NUMBERS.contains(name);
    // A time may be either; properties may be anything.
    if (!name.equals("ts") && !name.contains(".")) {
      refuse(number && text, "wrong_type");
    }
    refuse(number && !text && !token.isNumeric(), "wrong_type");
    refuse(name.endsWith("_id") && !name.contains(".") && !text, "wrong_type");
    refuse((name.equals("kind") || name.equals("tenant")) && !text, "wrong_type");
  }

  private static void refuse(boolean refused, String code) throws Refused {
    if (refused) {
      throw new Refused(code);
    }
  }
}
