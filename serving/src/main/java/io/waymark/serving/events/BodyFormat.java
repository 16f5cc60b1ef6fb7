package io.waymark.serving.events;

import io.waymark.core.event.Event;
import io.waymark.core.wire.Parsed;
import java.io.IOException;
import java.util.List;

/** How a JSON body holds events. One serves one request. */
public interface BodyFormat {

  /**
   * Where the items stand; the whole body is looked at before the first item is used.
   *
   * @throws io.waymark.serving.http.ProblemException where the body cannot be read, or holds more
   */
  List<JsonItems.Span> items(byte[] body, int length, int maxItems) throws IOException;

  /** One item as an event. */
  Parsed parse(byte[] body, JsonItems.Span item, long nowMs);

  /** What the log gets of an accepted item. */
  byte[] value(Event event, byte[] item);
}
