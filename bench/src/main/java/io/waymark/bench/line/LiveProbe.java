package io.waymark.bench.line;

import io.waymark.bench.measure.Samples;
import io.waymark.bench.measure.Waiting;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.sandbox.replay.EventProducer;
import io.waymark.sandbox.replay.RecordKeys;
import io.waymark.sandbox.replay.ReplayRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** How long it takes until an event that happens now can be queried. */
final class LiveProbe {
  private static final Duration SETTLE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int SAMPLE_EVERY = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private final EventProducer producer;
  private final StoredRows rows;
  private final int people;
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final List<Double> millis = new ArrayList<>();

  LiveProbe(EventProducer producer, StoredRows rows, int people) {
    this.producer = producer;
    this.rows = rows;
    this.people = people;
  }

  /** Sends at that rate for that long and returns the times of the sampled events. */
  Samples measure(int eventsPerSecond, Duration length) throws IOException, InterruptedException {
    long from = System.currentTimeMillis();
    Thread sender = Thread.ofPlatform().start(() -> send(eventsPerSecond, length));
    while (sender.isAlive()) {
      look(from);
      Thread.sleep(POLL);
    }
    Waiting.until(
        "the live events are queryable",
        SETTLE,
        POLL,
        () -> {
          look(from);
          return waiting.isEmpty();
        });
    return Samples.of(millis);
  }

  private void look(long from) {
    Map<String, Long> before = new HashMap<>(waiting);
    for (String id : rows.probes(from)) {
      Long sent = before.get(id);
      if (sent != null && waiting.remove(id) != null) {
        millis.add((System.nanoTime() - sent) / NANOS_PER_MILLI);
      }
    }
  }

  private void send(int eventsPerSecond, Duration length) {
    long begin = System.nanoTime();
    long total = eventsPerSecond * length.toSeconds();
    for (long number = 0; number < total; number++) {
      long due = begin + number * 1_000_000_000L / eventsPerSecond;
      LockSupport.parkNanos(due - System.nanoTime());
      Event event = event(number);
      if (number % SAMPLE_EVERY == 0) {
        waiting.put(event.eventId(), System.nanoTime());
      }
      byte[] key = RecordKeys.of(LineRun.TENANT, event);
      producer.send(new ReplayRecord(event.ts(), 0, key, EventJson.toBytes(event), "", ""));
    }
    producer.flush();
  }

  private Event event(long number) {
    long person = number * 7_919 % people;
    return new Event(
        "live-" + number,
        "",
        "customer-" + person,
        "visitor-" + person,
        EventKind.TOUCH,
        number % SAMPLE_EVERY == 0 ? "probe" : "visit",
        "direct",
        "",
        "live-" + person,
        "",
        System.currentTimeMillis(),
        "mobile",
        "DE",
        0,
        "",
        0,
        0,
        Event.NO_PROPERTIES);
  }
}
