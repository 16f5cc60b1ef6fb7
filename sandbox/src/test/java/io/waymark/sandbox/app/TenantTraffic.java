package io.waymark.sandbox.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A tenant's random events. All tenants draw their ids from the same small pools, so that
 * customers, visitors, events, orders and campaigns collide; every other text carries the tenant's
 * marker.
 *
 * @param marker in every text that is no id
 * @param random the seed's
 */
record TenantTraffic(String marker, Random random) {

  private static final String[] KINDS = {"touch", "touch", "touch", "conversion", "identify"};
  private static final String[] CAMPAIGNS = {"spring", "summer", "brand"};
  private static final int PEOPLE = 8;
  private static final int EVENTS = 120;

  /** One event; some are wrong and become dead letters. */
  String event(Instant now) {
    String kind = KINDS[random.nextInt(KINDS.length)];
    StringBuilder json = new StringBuilder("{");
    text(json, "event_id", "e" + random.nextInt(EVENTS));
    text(json, "ts", now.minusSeconds(random.nextInt(20)).toString());
    text(json, "kind", random.nextInt(20) == 0 ? "no-kind-" + marker : kind);
    if (kind.equals("identify") || random.nextBoolean()) {
      text(json, "customer_id", "c" + random.nextInt(PEOPLE));
    }
    if (kind.equals("identify") || random.nextBoolean()) {
      text(json, "anonymous_id", "v" + random.nextInt(PEOPLE));
    }
    if (kind.equals("conversion")) {
      text(json, "order_id", "o" + random.nextInt(PEOPLE));
      json.append("\"revenue\":").append(1 + random.nextInt(900)).append(',');
    }
    text(json, "name", "page:/" + marker);
    text(json, "channel", marker + "-" + random.nextInt(3));
    text(json, "campaign", CAMPAIGNS[random.nextInt(CAMPAIGNS.length)]);
    text(json, "session_id", "s-" + marker);
    text(json, "region", marker);
    return json.append("\"properties\":{\"note\":\"").append(marker).append("\"}}").toString();
  }

  List<String> events(int count, Instant now) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(now));
    }
    return events;
  }

  /** Segment's form of one. */
  String track(Instant now) {
    return "{\"type\":\"track\",\"messageId\":\"e"
        + random.nextInt(EVENTS)
        + "\",\"userId\":\"c"
        + random.nextInt(PEOPLE)
        + "\",\"event\":\""
        + marker
        + "\",\"timestamp\":\""
        + now
        + "\",\"properties\":{\"note\":\""
        + marker
        + "\"}}";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void text(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":\"").append(value).append("\",");
  }
}
