package io.waymark.core.wire.segment;

import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import java.net.URI;
import java.util.Set;

/**
 * What an event made of a call is called: a track call as it says, a page {@code page:} and its
 * name or path, a screen {@code screen:} and its name, the others as their type.
 */
final class CallName {

  private CallName() {}

  static String of(FlatPayload call, SegmentCall type) {
    return CleanText.cut(
        switch (type) {
          case TRACK -> event(call);
          case PAGE -> "page:" + page(call);
          case SCREEN -> "screen:" + call.firstText("name", "properties.name");
          case IDENTIFY, GROUP, ALIAS -> type.wireName();
        });
  }

  /** Paths that the name was taken from. */
  static Set<String> spent(SegmentCall type) {
    return type == SegmentCall.PAGE || type == SegmentCall.SCREEN ? Set.of("name") : Set.of();
  }

  private static String event(FlatPayload call) {
    String event = call.text("event");
    if (event.isEmpty()) {
      throw new RefusedException(
          RejectReason.MISSING_FIELD, "event is required: what did the user do?");
    }
    return event;
  }

  private static String page(FlatPayload call) {
    String said = call.firstText("name", "properties.name", "properties.path", "context.page.path");
    return said.isEmpty() ? path(call.firstText("properties.url", "context.page.url")) : said;
  }

  private static String path(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null || path.isEmpty() ? "/" : path;
    } catch (IllegalArgumentException e) {
      // Pages name themselves as they like; the address is kept as a property all the same.
      return "/";
    }
  }
}
