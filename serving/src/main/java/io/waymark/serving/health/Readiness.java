package io.waymark.serving.health;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each part again and again, each on a thread of its own, so that one that hangs does not
 * hide the others and a request for the state never waits.
 */
public final class Readiness implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Map<String, Probe> probes;
  private final Map<String, PartState> states = new ConcurrentHashMap<>();
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Looks at these parts, with that pause between two looks. */
  public Readiness(Map<String, Probe> probes, Duration pause) {
    this.probes = Collections.unmodifiableMap(new LinkedHashMap<>(probes));
    this.pause = pause;
  }

  /** Begins to look. */
  public Readiness start() {
    probes.forEach((part, probe) ->
        Thread.ofVirtual().name("probe-" + part).start(() -> lookAgainAndAgain(part, probe)));
    return this;
  }

  /** The parts in their fixed order. */
  public Map<String, PartState> parts() {
    Map<String, PartState> now = new LinkedHashMap<>();
    probes.keySet().forEach(part -> now.put(part, states.getOrDefault(part, PartState.UNSEEN)));
    return now;
  }

  /** Whether all parts are ready. */
  public boolean isReady() {
    return parts().values().stream().allMatch(PartState::ready);
  }

  private void lookAgainAndAgain(String part, Probe probe) {
    try {
      do {
        look(part, probe);
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String part, Probe probe) throws InterruptedException {
    PartState state = PartState.READY;
    try {
      probe.check();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      state = new PartState(false, sentence(e));
    }
    PartState before = states.put(part, state);
    if (before == null || before.ready() != state.ready()) {
      LOG.info(
          "part",
          net.logstash.logback.argument.StructuredArguments.kv("part", part),
          net.logstash.logback.argument.StructuredArguments.kv("ready", state.ready()),
          net.logstash.logback.argument.StructuredArguments.kv("detail", state.detail()));
    }
  }

  private static String sentence(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
