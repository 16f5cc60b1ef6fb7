package io.waymark.core.wire.segment;

import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import io.waymark.core.wire.Timestamps;

/**
 * When a call happened. The clock of a sender may be wrong, but by the same amount in both of its
 * times, so what lies between them is right: it happened so long before its receipt. This is the
 * correction of Segment's own server ({@code timestamp = receivedAt - (sentAt -
 * originalTimestamp)}).
 */
final class CallTime {

  private static final String[] OF_EXPORT = {
    "timestamp", "receivedAt", "originalTimestamp", "sentAt"
  };

  private CallTime() {}

  /** Milliseconds since the epoch. */
  static long of(FlatPayload call, Reception reception) {
    return reception.live() ? ofSender(call, reception.receivedMs()) : ofExport(call, reception);
  }

  private static long ofSender(FlatPayload call, long receivedMs) {
    // An export that is posted again has its corrected time in `timestamp`.
    String field = call.has("originalTimestamp") ? "originalTimestamp" : "timestamp";
    if (!call.has(field)) {
      return receivedMs;
    }
    long happened = parse(call, field);
    return call.has("sentAt") ? receivedMs - (parse(call, "sentAt") - happened) : happened;
  }

  private static long ofExport(FlatPayload call, Reception reception) {
    for (String field : OF_EXPORT) {
      if (call.has(field)) {
        return parse(call, field);
      }
    }
    return reception.receivedMs();
  }

  /** Whether the call says itself when it happened. */
  static boolean isGiven(FlatPayload call) {
    return call.has("timestamp") || call.has("originalTimestamp");
  }

  private static long parse(FlatPayload call, String field) {
    String text = call.text(field);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Timestamps.parse(field, text);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw RefusedException.of(
          RejectReason.NUMBER_OUT_OF_RANGE, field, text, "does not fit 64 bits");
    }
  }
}
