package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * How many events of a person counted in the newest minute of event time. Events of minutes before
 * it are not judged: what is that much behind is a delivery made good, not a bot at work.
 */
final class Pace {
  private static final long MINUTE_MS = 60_000;

  private long minute;
  private int count;

  /** Whether the person had all that a minute may hold. */
  boolean isOver(Arrival arrival) {
    int limit = arrival.decision().perMinute();
    return limit > 0 && minuteOf(arrival) == minute && count >= limit;
  }

  void count(Arrival arrival) {
    if (arrival.decision().perMinute() == 0) {
      return;
    }
    long of = minuteOf(arrival);
    if (of > minute) {
      minute = of;
      count = 1;
    } else if (of == minute) {
      count++;
    }
  }

  private static long minuteOf(Arrival arrival) {
    return Math.floorDiv(arrival.event().ts(), MINUTE_MS);
  }

  void merge(Pace other) {
    if (other.minute > minute) {
      minute = other.minute;
      count = other.count;
    } else if (other.minute == minute) {
      count += other.count;
    }
  }

  void write(PackedWriter out) {
    out.writeUnsigned(minute);
    out.writeUnsigned(count);
  }

  static Pace read(PackedReader in) {
    Pace pace = new Pace();
    pace.minute = in.readUnsigned();
    pace.count = in.readCount();
    return pace;
  }
}
