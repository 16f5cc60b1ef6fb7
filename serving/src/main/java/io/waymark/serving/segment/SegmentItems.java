package io.waymark.serving.segment;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.segment.FlatPayload;
import io.waymark.core.wire.segment.Reception;
import io.waymark.core.wire.segment.SegmentJson;
import io.waymark.serving.events.BodyFormat;
import io.waymark.serving.events.JsonItems;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.util.List;

/** One call of Segment's, or a batch of them. The log gets them as events. */
final class SegmentItems implements BodyFormat {

  private static final String BATCH = "batch";

  private final String tenant;
  private final String type;
  private FlatPayload shared = FlatPayload.EMPTY;

  private SegmentItems(String tenant, String type) {
    this.tenant = tenant;
    this.type = type;
  }

  /** The body is a call, of that type unless it names another one. */
  static SegmentItems one(String tenant, String type) {
    return new SegmentItems(tenant, type);
  }

  /** The body holds calls in its member {@code batch}. */
  static SegmentItems batch(String tenant) {
    return new SegmentItems(tenant, "");
  }

  @Override
  public List<JsonItems.Span> items(byte[] body, int length, int maxItems) throws IOException {
    if (!type.isEmpty()) {
      requireNoArray(body, length);
      return JsonItems.of(body, length, 1);
    }
    List<JsonItems.Span> items = JsonItems.ofMember(body, length, BATCH, maxItems);
    shared = sharedBy(body, length);
    return items;
  }

  private static void requireNoArray(byte[] body, int length) {
    int at = 0;
    while (at < length && Character.isWhitespace(body[at])) {
      at++;
    }
    if (at < length && body[at] == '[') {
      throw Problems.malformedBody("the body is an array", "send several calls to /v1/batch");
    }
  }

  private static FlatPayload sharedBy(byte[] body, int length) {
    try {
      return FlatPayload.read(body, 0, length, BATCH);
    } catch (RefusedException e) {
      throw Problems.malformedBody(
          Problems.shown(String.valueOf(e.getMessage())), "send {\"batch\":[...]}");
    }
  }

  @Override
  public Parsed parse(byte[] body, JsonItems.Span item, long nowMs) {
    return SegmentJson.parse(
        body, item.from(), item.length(), new Reception(tenant, type, nowMs, true, shared));
  }

  @Override
  public byte[] value(Event event, byte[] item) {
    return EventJson.toBytes(event);
  }
}
