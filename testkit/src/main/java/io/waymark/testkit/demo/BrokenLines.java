package io.waymark.testkit.demo;

import io.waymark.core.event.Event;
import io.waymark.testkit.demo.DemoLine.Fate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines that were an event before somebody's software touched them. */
final class BrokenLines {

  private BrokenLines() {}

  /**
   * A broken line.
   *
   * @param fate why it is no event
   * @param json its bytes
   */
  record Broken(Fate fate, byte[] json) {}

  static Broken of(Event event, byte[] json, Chance chance) {
    return switch (chance.nextInt(5)) {
      case 0 -> new Broken(Fate.MALFORMED_JSON, Arrays.copyOf(json, json.length * 2 / 3));
      case 1 -> broken(Fate.NEGATIVE_AMOUNT, person(event) + ",\"revenue\":-19.99" + ts(event));
      case 2 -> broken(Fate.UNKNOWN_KIND, person(event) + ",\"kind\":\"purchased\"" + ts(event));
      case 3 -> broken(Fate.MISSING_PERSON, ts(event));
      default -> broken(Fate.BAD_TS, person(event) + ",\"ts\":\"yesterday\"");
    };
  }

  private static Broken broken(Fate fate, String fields) {
    String text = "{\"event_id\":\"x\"" + fields + "}";
    return new Broken(fate, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String person(Event event) {
    return event.isIdentified()
        ? ",\"customer_id\":\"" + event.customerId() + "\""
        : ",\"anonymous_id\":\"" + event.anonymousId() + "\"";
  }

  private static String ts(Event event) {
    return ",\"ts\":" + event.ts();
  }
}
