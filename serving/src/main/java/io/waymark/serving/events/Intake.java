package io.waymark.serving.events;

import io.waymark.core.event.Event;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.Reject;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items of one request: checks each, appends it, and knows at the end that all were
 * acknowledged. Holds at most {@code inFlight} items, however many come.
 */
final class Intake {

  private static final int RETRY_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventLog log;
  private final IntakeLimits limits;
  private final Caller caller;
  private final String requestId;
  private final Clock clock;
  private final Pace pace;
  private final Semaphore room;
  private final List<IntakeReport.Refusal> errors = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long received;
  private long rejected;

  /**
   * What the tenant may send.
   *
   * @param allowance its limits
   * @param perItem whether each item waits for its turn; else all were let in at once
   */
  record Pace(EventAllowance allowance, boolean perItem) {}

  Intake(EventLog log, IntakeLimits limits, Call call, Clock clock, Pace pace) {
    this.log = log;
    this.limits = limits;
    this.caller = call.caller();
    this.requestId = call.requestId();
    this.pace = pace;
    this.clock = clock;
    this.room = new Semaphore(limits.inFlight());
  }

  void take(BodyFormat format, byte[] bytes, JsonItems.Span span) {
    Parsed parsed = format.parse(bytes, span, clock.millis());
    Reject reject = parsed.reject();
    byte[] item = Arrays.copyOfRange(bytes, span.from(), span.from() + span.length());
    if (reject != null) {
      refuse(item, reject);
      return;
    }
    Event event = Objects.requireNonNull(parsed.event());
    Reject tooMany = pace.allowance().refusal(caller, event);
    if (tooMany != null) {
      refuse(item, tooMany);
      return;
    }
    long index = received++;
    append(EventRecord.accepted(event, format.value(event, item), reference(index)), true);
  }

  void refuse(byte[] item, Reject reject) {
    long index = received++;
    rejected++;
    if (errors.size() < limits.errorsListed()) {
      errors.add(new IntakeReport.Refusal(index, reject.reason().code(), reject.detail()));
    }
    IntakeMetrics.refused(reject.reason());
    append(EventRecord.refused(caller.tenant(), item, reference(index), reject), false);
  }

  private String reference(long index) {
    return requestId + "/" + index;
  }

  private void append(EventRecord event, boolean accepted) {
    keepPace();
    reserve(1);
    log.append(
        event,
        problem -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          } else if (accepted) {
            acknowledged.incrementAndGet();
          }
          room.release();
        });
  }

  /** A stream that is too fast is slowed down, and ends where the wait would get too long. */
  private void keepPace() {
    if (pace.perItem() && !pace.allowance().await(caller, PATIENCE)) {
      throw Problems.limitExceeded(
              "events_per_second", "the stream is faster than the tenant may send", RETRY_SECONDS)
          .with("acknowledged", acknowledged.get())
          .with("hint", "send the rest later; events that did arrive are known by their event_id")
          .toException();
    }
  }

  /** Waits until all are acknowledged and says what became of them. */
  IntakeReport finish() {
    reserve(limits.inFlight());
    room.release(limits.inFlight());
    IntakeMetrics.accepted(acknowledged.get());
    return new IntakeReport(requestId, received, acknowledged.get(), rejected, errors);
  }

  private void reserve(int permits) {
    stopOnFailure();
    try {
      if (!room.tryAcquire(permits, limits.acknowledgement().toMillis(), TimeUnit.MILLISECONDS)) {
        throw away("Kafka did not acknowledge within " + limits.acknowledgement());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("the server is stopping");
    }
    if (failure.get() != null) {
      room.release(permits);
      stopOnFailure();
    }
  }

  private void stopOnFailure() {
    Exception cause = failure.get();
    if (cause != null) {
      throw away("Kafka did not take the events: " + cause.getClass().getSimpleName());
    }
  }

  private RuntimeException away(String detail) {
    long safe = acknowledged.get();
    return Problems.unavailable("kafka", detail, RETRY_SECONDS)
        .with("acknowledged", safe)
        .with("hint", "send all of it again: events that did arrive are known by their event_id")
        .toException();
  }
}
