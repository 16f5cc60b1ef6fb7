package io.waymark.sandbox.kills;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** One device's story, told event by event in rising time. */
final class OutletWalk {
  static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY");

  private static final long DAY = 86_400_000L;
  private static final long LATENESS = 7 * DAY;
  private static final double REPEATED = 0.02;
  private static final double DELAYED = 0.01;
  private static final double LATE = 0.01;
  private static final double BROKEN = 0.01;
  private static final List<String> BREAKS =
      List.of(
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":%d",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":%d,\"kind\":\"bought\"}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":%d,\"revenue\":-0.01}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":%d,\"revenue\":\"12\"}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":4070908800000}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":1000}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":\"yesterday\"}",
          "{\"event_id\":\"x\",\"anonymous_id\":\"%s\",\"ts\":%d,\"tenant\":\"main\"}",
          "{\"event_id\":\"x\",\"session_id\":\"%s\",\"ts\":%d}",
          "{\"anonymous_id\":\"%s\",\"ts\":%d}");

  private final Random random;
  private final List<Line> lines;
  private final String anonymousId;
  private final long endMs;
  private final String currency;
  private final String device;
  private String customerId = "";
  private long ts;
  private int events;
  private String lastOrder = "";

  OutletWalk(Random random, List<Line> lines, String anonymousId, long beginMs, long endMs) {
    this.random = random;
    this.lines = lines;
    this.anonymousId = anonymousId;
    this.ts = beginMs;
    this.endMs = endMs;
    this.currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    this.device = random.nextBoolean() ? "mobile" : "desktop";
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** From now on events carry the customer id. */
  OutletWalk knownAs(String customer) {
    customerId = customer;
    return this;
  }

  OutletWalk touches(int count) {
    for (int i = 0; i < count; i++) {
      pass();
      send(json("touch", channel()), ts, true);
    }
    return this;
  }

  /** An order of so many lines, a few milliseconds apart. */
  OutletWalk order(int orderLines) {
    pass();
    lastOrder = "o-" + anonymousId + "-" + events;
    for (int i = 0; i < orderLines; i++) {
      ts += 3;
      send(json("conversion", amount() + ",\"order_id\":\"" + lastOrder + "\""), ts, true);
    }
    return this;
  }

  OutletWalk purchaseWithoutOrder() {
    pass();
    send(json("conversion", amount()), ts, true);
    return this;
  }

  OutletWalk refund() {
    pass();
    send(json("refund", amount() + ",\"order_id\":\"" + lastOrder + "\""), ts, true);
    return this;
  }

  OutletWalk identify(String customer) {
    pass();
    String json = json("identify", ",\"customer_id\":\"" + customer + "\"");
    put(json, ts, false);
    if (random.nextInt(10) == 0) {
      put(json, ts + 1 + random.nextInt(100_000), false);
    }
    return this;
  }

  /** An identify event that the touch after it overtakes, within the ordering wait. */
  OutletWalk overtakenIdentify(String customer) {
    pass();
    String json = json("identify", ",\"customer_id\":\"" + customer + "\"");
    long arrival = ts + 3_000;
    ts += 2_000;
    put(json("touch", channel()), ts, false);
    put(json, arrival, false);
    ts = arrival;
    return this;
  }

  /** Up to six hours go by, but no story goes on beyond the end. */
  private void pass() {
    long most = Math.min(6 * 3_600_000L, (endMs - ts) / 4);
    ts += 5_000 + (long) (random.nextDouble() * Math.max(0, most - 5_000));
  }

  private String json(String kind, String more) {
    String customer = customerId.isEmpty() ? "" : ",\"customer_id\":\"" + customerId + "\"";
    return "{\"event_id\":\"%s-%d\",\"anonymous_id\":\"%s\"%s,\"kind\":\"%s\",\"ts\":%d%s,\"device\":\"%s\"}"
        .formatted(anonymousId, events++, anonymousId, customer, kind, ts, more, device);
  }

  private String channel() {
    String[] names = {"search", "social", "email", "affiliate", ""};
    String name = names[random.nextInt(names.length)];
    return ",\"channel\":\"" + name + "\",\"campaign\":\"k" + random.nextInt(3) + "\"";
  }

  private String amount() {
    return ",\"revenue\":%d.%04d,\"currency\":\"%s\""
        .formatted(random.nextInt(400), random.nextInt(10_000), currency);
  }

  private void send(String json, long at, boolean plain) {
    double fate = random.nextDouble();
    if (fate < REPEATED) {
      put(json, at, false);
      put(json, at + 1 + random.nextInt((int) DAY), false);
    } else if (fate < REPEATED + DELAYED) {
      put(json, at + random.nextInt(5 * (int) DAY), false);
    } else if (fate < REPEATED + DELAYED + LATE) {
      put(json, at + LATENESS + DAY + random.nextInt((int) DAY), false);
    } else if (fate < REPEATED + DELAYED + LATE + BROKEN) {
      put(json, at, plain);
      put(BREAKS.get(random.nextInt(BREAKS.size())).formatted(anonymousId, at), at, true);
    } else {
      put(json, at, plain);
    }
  }

  private void put(String json, long arrival, boolean plain) {
    lines.add(new Line(arrival, OutletLines.TENANT, anonymousId, plain, bytes(json)));
  }
}
