package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxSystem;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.kafka.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Events of two tenants at a steady pace.
 *
 * @param events that flow at least
 * @param length how long they take
 * @param shopCustomers size of the demo store, which makes about five events a customer
 * @param outletPersons size of the other tenant, about ten events a person
 */
record LineFlow(int events, Duration length, int shopCustomers, int outletPersons) {
  /** Records of the topic that are no events. */
  static final int MARKERS = 2 * TopicSpec.EVENTS.partitions();

  private static final int DAYS = 30;
  private static final double BY_REST = 0.01;

  /** Sends everything while parts are disturbed; returns the newest event's time. */
  long run(SandboxSystem system, Disturbance disturbance, Random random, long seed)
      throws InterruptedException {
    Instant end = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    DemoSettings shop = DemoSettings.of(seed, DAYS, shopCustomers, end);
    long startMs = shop.start().toEpochMilli();
    Crowd crowd =
        new Crowd(
            new ShopLines(shop),
            new OutletLines(seed, startMs, end.toEpochMilli(), outletPersons).iterator());
    try (KafkaFeed kafka = new KafkaFeed(system.site().kafka());
        RestFeed rest = new RestFeed(system.site().url(), system.adminKey(), kafka)) {
      kafka.mark("begin", startMs);
      disturbance.start();
      long lines = send(crowd, kafka, rest, random);
      rest.finish();
      kafka.mark("end", end.toEpochMilli());
      kafka.flush();
      List<String> done = disturbance.finish();
      LineCheck.say(
          "%d lines sent, %d acknowledged by Kafka, %d by REST with %d retries; %s",
          lines, kafka.acknowledged(), rest.taken(), rest.retries(), done);
      assertThat(lines).isGreaterThanOrEqualTo(events);
      assertThat(kafka.acknowledged() - MARKERS + rest.taken()).isEqualTo(lines);
    } finally {
      disturbance.stop();
    }
    return end.toEpochMilli();
  }

  private long send(Crowd crowd, KafkaFeed kafka, RestFeed rest, Random random)
      throws InterruptedException {
    long begin = System.currentTimeMillis();
    long lines = 0;
    while (crowd.hasNext()) {
      Line line = crowd.next();
      boolean byRest = line.isPlain() && line.tenant().equals(ShopLines.TENANT);
      if (byRest && random.nextDouble() < BY_REST) {
        rest.send(line);
      } else {
        kafka.send(line);
      }
      if (++lines % 256 == 0) {
        long due = begin + length.toMillis() * lines / events;
        Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
      }
    }
    return lines;
  }
}
