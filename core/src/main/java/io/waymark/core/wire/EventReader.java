package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one event object. Used once and thrown away. */
final class EventReader {
  private static final long NO_TS = Long.MIN_VALUE;
  private static final long MAX_COUNT = 1_000_000_000L;

  private String eventId = "";
  private String tenant = "";
  private String customerId = "";
  private String anonymousId = "";
  private EventKind kind = EventKind.TOUCH;
  private String name = "";
  private String channel = "";
  private String campaign = "";
  private String sessionId = "";
  private String orderId = "";
  private long ts = NO_TS;
  private String device = "";
  private String region = "";
  private long revenue;
  private String currency = "";
  private long cost;
  private long impressions;
  private @Nullable PropertiesWriter properties;
  private int seen;

  /** Reads up to and including the end of the object that the parser stands at the start of. */
  void read(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      readField(field, json);
    }
  }

  private void readField(String field, JsonParser json) throws IOException {
    switch (field) {
      case "event_id" -> eventId = text(0, field, json);
      case "tenant" -> tenant = text(1, field, json);
      case "customer_id" -> customerId = text(2, field, json);
      case "anonymous_id" -> anonymousId = text(3, field, json);
      case "kind" -> kind = kind(text(4, field, json));
      case "name" -> name = text(5, field, json);
      case "channel" -> channel = text(6, field, json);
      case "campaign" -> campaign = text(7, field, json);
      case "session_id" -> sessionId = text(8, field, json);
      case "order_id" -> orderId = text(9, field, json);
      case "ts" -> ts = ts(once(10, field), json);
      case "device" -> device = text(11, field, json);
      case "region" -> region = text(12, field, json);
      case "revenue" -> revenue = amount(once(13, field), json);
      case "currency" -> currency = currency(text(14, field, json));
      case "cost" -> cost = amount(once(15, field), json);
      case "impressions" -> impressions = count(once(16, field), json);
      case "properties" -> properties(once(17, field), json);
      default -> flat().add(field, json);
    }
  }

  private String once(int bit, String field) {
    if ((seen & 1 << bit) != 0) {
      throw new RefusedException(RejectReason.DUPLICATE_FIELD, field + " stands twice");
    }
    seen |= 1 << bit;
    return field;
  }

  private String text(int bit, String field, JsonParser json) throws IOException {
    once(bit, field);
    return switch (json.currentToken()) {
      case VALUE_STRING -> Texts.checked(field, json.getText());
      case VALUE_NULL -> "";
      default -> throw wrongType(field, json, "a string");
    };
  }

  private static EventKind kind(String wireName) {
    if (wireName.isEmpty()) {
      return EventKind.TOUCH;
    }
    EventKind kind = EventKind.ofWireName(wireName);
    if (kind == null) {
      throw RefusedException.of(
          RejectReason.UNKNOWN_KIND,
          "kind",
          wireName,
          "is none of touch, conversion, refund, engagement, spend, identify, consent, support,"
              + " payment");
    }
    return kind;
  }

  private static long ts(String field, JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> Timestamps.parse(field, json.getText());
      case VALUE_NUMBER_INT -> whole(field, json);
      case VALUE_NULL -> NO_TS;
      default ->
          throw wrongType(field, json, "an RFC 3339 string or a number of whole milliseconds");
    };
  }

  private static long amount(String field, JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (!json.currentToken().isNumeric()) {
      throw wrongType(field, json, "a number");
    }
    String text = json.getText();
    long amount = Amount.parse(text);
    if (amount == Amount.NEGATIVE) {
      throw negative(field, text);
    }
    if (amount == Amount.TOO_LARGE) {
      throw RefusedException.of(
          RejectReason.NUMBER_OUT_OF_RANGE, field, text, "is above 999999999.9999");
    }
    return amount;
  }

  private static long count(String field, JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(field, json, "a whole number");
    }
    long count = whole(field, json);
    if (count < 0) {
      throw negative(field, json.getText());
    }
    if (count > MAX_COUNT) {
      throw RefusedException.of(
          RejectReason.NUMBER_OUT_OF_RANGE, field, json.getText(), "is above " + MAX_COUNT);
    }
    return count;
  }

  private static long whole(String field, JsonParser json) throws IOException {
    String text = json.getText();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw RefusedException.of(
          RejectReason.NUMBER_OUT_OF_RANGE, field, text, "does not fit 64 bits");
    }
  }

  private static String currency(String code) {
    if (!code.isEmpty() && (code.length() != 3 || !code.chars().allMatch(EventReader::isLetter))) {
      throw RefusedException.of(
          RejectReason.BAD_CURRENCY, "currency", code, "is not an ISO 4217 code such as EUR");
    }
    return code;
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private void properties(String field, JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      flat().addObject("", json);
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      throw wrongType(field, json, "an object");
    }
  }

  private PropertiesWriter flat() {
    PropertiesWriter current = properties;
    if (current == null) {
      current = new PropertiesWriter();
      properties = current;
    }
    return current;
  }

  private static RefusedException wrongType(String field, JsonParser json, String expected)
      throws IOException {
    String value =
        json.currentToken().isStructStart() ? json.currentToken().asString() : json.getText();
    return RefusedException.of(RejectReason.WRONG_TYPE, field, value, "is not " + expected);
  }

  private static RefusedException negative(String field, String text) {
    return RefusedException.of(
        RejectReason.NEGATIVE_AMOUNT, field, text, "is below 0; a refund is a kind of its own");
  }

  /** The event, belonging to the tenant given or, where none is given, to the one it names. */
  Event finish(String trustedTenant) {
    if (ts == NO_TS) {
      throw new RefusedException(RejectReason.MISSING_FIELD, "ts is required");
    }
    return new Event(
        eventId,
        owner(trustedTenant),
        customerId,
        anonymousId,
        kind,
        name,
        channel,
        campaign,
        sessionId,
        orderId,
        ts,
        device,
        region,
        revenue,
        currency,
        cost,
        impressions,
        properties == null ? Event.NO_PROPERTIES : properties.finish());
  }

  private String owner(String trustedTenant) {
    if (trustedTenant.isEmpty()) {
      return tenant;
    }
    if (!tenant.isEmpty() && !tenant.equals(trustedTenant)) {
      throw new RefusedException(
          RejectReason.TENANT_MISMATCH,
          "tenant in the body differs from the tenant of the key or header; leave it out");
    }
    return trustedTenant;
  }
}
