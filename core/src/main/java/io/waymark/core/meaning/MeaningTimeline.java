package io.waymark.core.meaning;

import java.util.Map;
import java.util.TreeMap;

/**
 * All versions of one tenant's configuration. Of those in effect at an event's time the newest
 * decides, so that the order in which they became known does not matter.
 */
public final class MeaningTimeline {
  private record Entry(long effectiveFrom, Meaning meaning) {}

  private final TreeMap<Long, Entry> versions = new TreeMap<>();

  /** Adds a version, or replaces it; {@code effectiveFrom} is event time in milliseconds. */
  public void put(long effectiveFrom, Meaning meaning) {
    versions.put(meaning.version(), new Entry(effectiveFrom, meaning));
  }

  /** Takes a version back. */
  public void remove(long version) {
    versions.remove(version);
  }

  /** What decides about an event of that time; the shipped configuration where none does. */
  public Meaning at(long ts) {
    for (Map.Entry<Long, Entry> version : versions.descendingMap().entrySet()) {
      if (version.getValue().effectiveFrom() <= ts) {
        return version.getValue().meaning();
      }
    }
    return Meaning.SHIPPED;
  }
}
