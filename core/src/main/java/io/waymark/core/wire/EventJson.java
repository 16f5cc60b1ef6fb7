package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventCheck;
import java.io.IOException;
import java.time.Instant;

/**
 * The JSON form of an {@link Event}: the only parser and the only writer of it.
 *
 * <p>Unknown fields at the top become properties. Amounts never pass through a floating point
 * number. See {@code docs/api/event.schema.json}.
 */
public final class EventJson {

  /** Largest event, in bytes. */
  public static final int MAX_EVENT_BYTES = 256 * 1024;

  /** Longest id, name, channel or other text field, in UTF-16 units. */
  public static final int MAX_TEXT_LENGTH = Texts.MAX_LENGTH;

  /** Most properties after flattening. */
  public static final int MAX_PROPERTIES = PropertiesWriter.MAX_KEYS;

  /** Largest properties after flattening, in UTF-8 bytes. */
  public static final int MAX_PROPERTIES_BYTES = PropertiesWriter.MAX_BYTES;

  private EventJson() {}

  /**
   * Parses one event.
   *
   * @param tenant the trusted tenant of the key or header, or empty to take the body's
   * @param arrivalMs when it arrived, milliseconds since the epoch; bounds how far ahead ts may be
   */
  public static Parsed parse(byte[] bytes, int from, int length, String tenant, long arrivalMs) {
    if (length > MAX_EVENT_BYTES) {
      return Parsed.refused(
          RejectReason.EVENT_TOO_LARGE, length + " bytes, the limit is " + MAX_EVENT_BYTES);
    }
    try (JsonParser json = BoundedJson.parser(bytes, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Parsed.refused(RejectReason.MALFORMED_JSON, "an event is one JSON object");
      }
      EventReader reader = new EventReader();
      reader.read(json);
      if (json.nextToken() != null) {
        return Parsed.refused(RejectReason.MALFORMED_JSON, "there is more after the object");
      }
      return Parsed.of(checked(reader.finish(tenant), arrivalMs));
    } catch (RefusedException e) {
      return e.toParsed();
    } catch (IOException e) {
      return Parsed.refused(RejectReason.MALFORMED_JSON, BoundedJson.firstLine(e));
    }
  }

  /** Parses a whole array of bytes. */
  public static Parsed parse(byte[] bytes, String tenant, long arrivalMs) {
    return parse(bytes, 0, bytes.length, tenant, arrivalMs);
  }

  /** Whether the text can name a tenant; empty where none is named. */
  public static boolean isTenant(String tenant) {
    try {
      Texts.checked("tenant", tenant);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  private static Event checked(Event event, long arrivalMs) {
    require(!event.eventId().isEmpty(), RejectReason.MISSING_FIELD, "event_id is required");
    require(
        !event.tenant().isEmpty(),
        RejectReason.MISSING_FIELD,
        "tenant is required: send it as the Kafka header tenant or post with an API key");
    boolean person = event.isIdentified() || !event.anonymousId().isEmpty();
    require(
        person || !event.kind().hasPerson(),
        RejectReason.MISSING_PERSON,
        "customer_id or anonymous_id is required for every kind but spend");
    require(
        !person || event.kind().hasPerson(),
        RejectReason.PERSON_ON_SPEND,
        "spend belongs to a channel: leave customer_id and anonymous_id out");
    require(
        !EventCheck.isTooOld(event.ts()),
        RejectReason.TS_TOO_OLD,
        "ts is before 1990; is it in seconds? milliseconds are expected");
    if (EventCheck.isInFuture(event.ts(), arrivalMs)) {
      throw new RefusedException(
          RejectReason.TS_IN_FUTURE,
          "ts " + event.ts() + " is more than five minutes after arrival at " + arrivalMs);
    }
    return event;
  }

  private static void require(boolean holds, RejectReason reason, String detail) {
    if (!holds) {
      throw new RefusedException(reason, detail);
    }
  }

  /** The event as one JSON object in UTF-8, without absent fields. */
  public static byte[] toBytes(Event event) {
    EventWriter writer = new EventWriter();
    writer.text("event_id", event.eventId());
    writer.text("tenant", event.tenant());
    writer.text("customer_id", event.customerId());
    writer.text("anonymous_id", event.anonymousId());
    writer.text("kind", event.kind().wireName());
    writer.text("name", event.name());
    writer.text("channel", event.channel());
    writer.text("campaign", event.campaign());
    writer.text("session_id", event.sessionId());
    writer.text("order_id", event.orderId());
    writer.text("ts", Instant.ofEpochMilli(event.ts()).toString());
    writer.text("device", event.device());
    writer.text("region", event.region());
    writer.amount("revenue", event.revenue());
    writer.text("currency", event.currency());
    writer.amount("cost", event.cost());
    writer.count("impressions", event.impressions());
    writer.object("properties", event.properties());
    return writer.finish();
  }
}
