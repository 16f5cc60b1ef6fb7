package io.waymark.sandbox.kills;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A few live events a second, on every partition. */
final class Trickle implements AutoCloseable {
  private static final int VISITORS = 40;
  private static final long EVERY_MS = 200;

  private final KafkaFeed kafka;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private long ticks;

  Trickle(String bootstrap) {
    kafka = new KafkaFeed(bootstrap);
    clock.scheduleAtFixedRate(this::tick, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    long now = System.currentTimeMillis();
    ticks++;
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      String json =
          "{\"event_id\":\"t%d\",\"anonymous_id\":\"v%d\",\"ts\":%d,\"channel\":\"search\"}"
              .formatted(ticks, visitor, now);
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      kafka.send(new Line(now, "main", "v" + visitor, true, bytes));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    kafka.close();
  }
}
