package io.waymark.bench.api;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events of a shop over some days, in bodies of a few thousand. Customer {@code c1} and order
 * {@code o1} of the document's examples are among them.
 *
 * @param perBatch events of a body
 * @param end of the days, milliseconds since the epoch
 * @param days that they span
 */
record EventBatches(int perBatch, long end, int days) {
  private static final long DAY = 86_400_000;
  private static final int PEOPLE = 50_000;
  private static final int CONVERSION_ONE_IN = 40;
  private static final String[] CHANNELS = {"search", "email", "social", "direct", "affiliate"};
  private static final String[] DEVICES = {"phone", "desktop", "tablet"};

  /** The body of that number; the same number gives the same body. */
  String body(long number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder body = new StringBuilder(perBatch * 200).append('[');
    for (int i = 0; i < perBatch; i++) {
      if (i > 0) {
        body.append(',');
      }
      append(body, number * perBatch + i, random);
    }
    return body.append(']').toString();
  }

  private void append(StringBuilder body, long id, SplittableRandom random) {
    boolean buys = random.nextInt(CONVERSION_ONE_IN) == 0 || id == 0;
    long ts = end - (long) (random.nextDouble() * days * DAY);
    body.append("{\"event_id\":\"b").append(id);
    body.append("\",\"customer_id\":\"c").append(id == 0 ? 1 : random.nextInt(PEOPLE));
    body.append("\",\"ts\":\"").append(Instant.ofEpochMilli(ts));
    body.append("\",\"channel\":\"").append(CHANNELS[random.nextInt(CHANNELS.length)]);
    body.append("\",\"device\":\"").append(DEVICES[random.nextInt(DEVICES.length)]);
    body.append("\",\"kind\":\"").append(buys ? "conversion" : "touch").append('"');
    if (buys) {
      body.append(",\"order_id\":\"o")
          .append(id + 1)
          .append("\",\"currency\":\"USD\",\"revenue\":");
      body.append(10 + random.nextInt(90)).append(".50");
    }
    body.append('}');
  }
}
