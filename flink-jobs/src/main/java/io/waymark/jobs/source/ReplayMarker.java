package io.waymark.jobs.source;

import org.jspecify.annotations.Nullable;

/**
 * A record of a replay that is about time, not about a person.
 *
 * @param phase what it says
 * @param replay id of the replay
 * @param ts event time that it speaks of, milliseconds
 */
record ReplayMarker(Phase phase, String replay, long ts) {
  enum Phase {
    /** From here on the partition belongs to a replay. */
    BEGIN,
    /** Nothing earlier than ts follows. */
    CLOCK,
    /** The replay has ended here. */
    END
  }

  /** Reads {@code begin:id:ts}; null where it is no marker. */
  static @Nullable ReplayMarker parse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    Phase phase = first < 0 ? null : phase(text.substring(0, first));
    if (phase == null || last == first) {
      return null;
    }
    try {
      return new ReplayMarker(
          phase, text.substring(first + 1, last), Long.parseLong(text.substring(last + 1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Phase phase(String name) {
    return switch (name) {
      case "begin" -> Phase.BEGIN;
      case "clock" -> Phase.CLOCK;
      case "end" -> Phase.END;
      default -> null;
    };
  }
}
