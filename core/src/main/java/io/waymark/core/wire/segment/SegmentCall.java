package io.waymark.core.wire.segment;

import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The calls of Segment's tracking API; the wire name is the lower-case constant. */
public enum SegmentCall {
  TRACK,
  PAGE,
  SCREEN,
  IDENTIFY,
  GROUP,
  ALIAS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The value of {@code type}, and the last part of the route. */
  public String wireName() {
    return wireName;
  }

  static SegmentCall ofType(String type) {
    for (SegmentCall call : values()) {
      if (call.wireName.equals(type)) {
        return call;
      }
    }
    if (type.isEmpty()) {
      throw new RefusedException(RejectReason.MISSING_FIELD, "type is required in a batch");
    }
    throw RefusedException.of(RejectReason.UNKNOWN_KIND, "type", type, "is none of " + names());
  }

  private static String names() {
    return Arrays.stream(values()).map(SegmentCall::wireName).collect(Collectors.joining(", "));
  }
}
