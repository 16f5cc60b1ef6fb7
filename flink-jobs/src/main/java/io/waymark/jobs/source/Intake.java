package io.waymark.jobs.source;

import io.waymark.core.clock.PartitionClock;
import io.waymark.core.clock.Timeliness;
import io.waymark.core.event.Event;
import io.waymark.core.wire.Reject;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka record after parsing: an event, a refusal, or a marker of a replay. It stays within the
 * source's chain and is never serialised.
 */
public final class Intake {
  /** Position in Kafka, arrival and origin. */
  public record Origin(
      int partition, long offset, long receivedMs, String tenant, String source, String request) {

    Origin ofUnknownTenant() {
      return new Origin(partition, offset, receivedMs, "", source, request);
    }
  }

  private final Origin origin;
  private final byte[] payload;
  private final @Nullable Event event;
  private final @Nullable Refusal refusal;
  private final @Nullable ReplayMarker marker;
  private Timeliness timeliness = Timeliness.ON_TIME;
  private long clock = PartitionClock.NO_CLOCK;

  /** A refusal with its code, which may come from the sidecar. */
  public record Refusal(String code, String detail) {
    static Refusal of(Reject reject) {
      return new Refusal(reject.reason().code(), reject.detail());
    }
  }

  private Intake(
      Origin origin,
      byte[] payload,
      @Nullable Event event,
      @Nullable Refusal refusal,
      @Nullable ReplayMarker marker) {
    this.origin = origin;
    this.payload = payload;
    this.event = event;
    this.refusal = refusal;
    this.marker = marker;
  }

  static Intake event(Origin origin, byte[] payload, Event event) {
    return new Intake(origin, payload, event, null, null);
  }

  static Intake refused(Origin origin, byte[] payload, Refusal refusal) {
    return new Intake(origin, payload, null, refusal, null);
  }

  static Intake marker(Origin origin, ReplayMarker marker) {
    return new Intake(origin, new byte[0], null, null, marker);
  }

  void judged(Timeliness judgement, long clockBefore) {
    timeliness = judgement;
    clock = clockBefore;
  }

  public Origin origin() {
    return origin;
  }

  /** The bytes as they came; not to be changed. */
  public byte[] payload() {
    return payload;
  }

  public @Nullable Event event() {
    return event;
  }

  public @Nullable Refusal refusal() {
    return refusal;
  }

  @Nullable ReplayMarker marker() {
    return marker;
  }

  /** How the event stands to its partition's clock. */
  public Timeliness timeliness() {
    return timeliness;
  }

  /** What the partition's clock showed before the event. */
  public long clock() {
    return clock;
  }
}
