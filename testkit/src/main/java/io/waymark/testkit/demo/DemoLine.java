package io.waymark.testkit.demo;

import io.waymark.core.event.Event;

/**
 * One line as it arrives.
 *
 * @param arrivalMs when it arrives
 * @param sequence order among lines that arrive at the same time
 * @param fate what should become of it when lines are read in order of arrival
 * @param event what it says, or said before it was broken
 * @param json its bytes
 */
public record DemoLine(long arrivalMs, long sequence, Fate fate, Event event, byte[] json) {

  /** What should become of a line. */
  public enum Fate {
    /** Counts. */
    ACCEPTED,
    /** Was there before. */
    REPEATED,
    /** Comes more than a week after it happened. */
    LATE,
    /** By a declared machine. */
    FILTERED,
    /** Is no event: the JSON is cut. */
    MALFORMED_JSON,
    /** Is no event: an amount below zero. */
    NEGATIVE_AMOUNT,
    /** Is no event: a kind that does not exist. */
    UNKNOWN_KIND,
    /** Is no event: nobody. */
    MISSING_PERSON,
    /** Is no event: a time that is none. */
    BAD_TS;

    /** Whether the line is no event. */
    public boolean isRejected() {
      return ordinal() >= MALFORMED_JSON.ordinal();
    }

    /** Code of the reason, as {@code rejected_events} carries it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
