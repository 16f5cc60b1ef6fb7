package io.waymark.serving.events;

import io.waymark.serving.http.Call;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipException;

/** Takes events in. */
public final class EventsService {

  private final EventLog log;
  private final IntakeLimits limits;
  private final BodyMemory memory;
  private final Clock clock;
  private final EventAllowance allowance;

  /** A service that appends to the log, for tenants without limits. */
  public EventsService(EventLog log, IntakeLimits limits, int bodyMemory, Clock clock) {
    this(log, limits, bodyMemory, clock, EventAllowance.OPEN);
  }

  /**
   * A service that appends to the log.
   *
   * @param bodyMemory bytes that all JSON bodies under way may hold together
   * @param allowance how many events a tenant may send
   */
  public EventsService(
      EventLog log, IntakeLimits limits, int bodyMemory, Clock clock, EventAllowance allowance) {
    this.allowance = allowance;
    this.log = log;
    this.limits = limits;
    this.memory = new BodyMemory(bodyMemory);
    this.clock = clock;
  }

  /** The items of a JSON body; nothing is appended unless the whole body can be read. */
  public IntakeReport json(Call call, BodyFormat format) throws IOException {
    long declared = SentBody.declaredLength(call);
    if (declared > limits.jsonBytes()) {
      throw BodyMemory.tooLarge(limits.jsonBytes());
    }
    try (BodyMemory.Body body = memory.read(SentBody.open(call), declared, limits.jsonBytes())) {
      byte[] bytes = body.bytes();
      List<JsonItems.Span> items = format.items(bytes, body.length(), limits.jsonCount());
      allowance.take(call.caller(), items.size());
      Intake intake = intake(call, false);
      for (JsonItems.Span item : items) {
        intake.take(format, bytes, item);
      }
      return intake.finish();
    } catch (ZipException e) {
      throw SentBody.notGzip();
    }
  }

  /** One event a line, as many as come, no faster than the tenant may. */
  IntakeReport ndjson(Call call, BodyFormat format) throws IOException {
    try {
      Intake intake = intake(call, true);
      new NdjsonLines(intake, format).readAll(SentBody.open(call));
      return intake.finish();
    } catch (ZipException e) {
      throw SentBody.notGzip();
    }
  }

  private Intake intake(Call call, boolean paced) {
    return new Intake(log, limits, call, clock, new Intake.Pace(allowance, paced));
  }
}
