package io.waymark.serving.events;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Takes events in. */
public final class EventsService {

  private final EventLog log;
  private final IntakeLimits limits;
  private final BodyMemory memory;
  private final Clock clock;

  /**
   * A service that appends to the log.
   *
   * @param bodyMemory bytes that all JSON bodies under way may hold together
   */
  public EventsService(EventLog log, IntakeLimits limits, int bodyMemory, Clock clock) {
    this.log = log;
    this.limits = limits;
    this.memory = new BodyMemory(bodyMemory);
    this.clock = clock;
  }

  /**
   * One event or an array of them; nothing is appended unless the whole body is JSON.
   *
   * @param declared length of the body as sent, or 0 where it is not known
   */
  IntakeReport json(InputStream in, long declared, String tenant, String requestId)
      throws IOException {
    if (declared > limits.jsonBytes()) {
      throw BodyMemory.tooLarge(limits.jsonBytes());
    }
    try (BodyMemory.Body body = memory.read(in, declared, limits.jsonBytes())) {
      Intake intake = intake(tenant, requestId);
      for (JsonItems.Span item : JsonItems.of(body.bytes(), body.length(), limits.jsonCount())) {
        intake.take(body.bytes(), item.from(), item.length());
      }
      return intake.finish();
    }
  }

  /** One event a line, as many as come. */
  IntakeReport ndjson(InputStream in, String tenant, String requestId) throws IOException {
    Intake intake = intake(tenant, requestId);
    new NdjsonLines(intake).readAll(in);
    return intake.finish();
  }

  private Intake intake(String tenant, String requestId) {
    return new Intake(log, limits, tenant, requestId, clock);
  }
}
