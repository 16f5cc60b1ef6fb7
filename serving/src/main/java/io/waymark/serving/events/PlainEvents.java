package io.waymark.serving.events;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.io.IOException;
import java.util.List;

/**
 * One event or an array of them, each appended as it came.
 *
 * @param tenant whose they are
 */
record PlainEvents(String tenant) implements BodyFormat {

  @Override
  public List<JsonItems.Span> items(byte[] body, int length, int maxItems) throws IOException {
    return JsonItems.of(body, length, maxItems);
  }

  @Override
  public Parsed parse(byte[] body, JsonItems.Span item, long nowMs) {
    return EventJson.parse(body, item.from(), item.length(), tenant, nowMs);
  }

  @Override
  public byte[] value(Event event, byte[] item) {
    return item;
  }
}
