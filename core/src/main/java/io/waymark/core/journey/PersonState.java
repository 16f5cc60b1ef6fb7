package io.waymark.core.journey;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.matching.PatternState;

/**
 * All that is kept about one person, packed into one value. Changed only by {@link PersonStep}.
 *
 * <p>{@link #version()} rises with every change and starts at the arrival time of the first event,
 * so that rows of a person who comes back after the state has ended still replace the older ones.
 */
public final class PersonState {
  final OrderingBuffer waiting;
  final RecentIds eventIds;
  final RecentIds purchaseKeys;
  final JourneyState journey;
  final PersonCounts counts;
  final PersonConsents consents;
  final CustomerProperties properties;
  final Pace pace;
  final PatternState patterns;
  long version;

  /** A person of whom nothing is known. */
  public PersonState() {
    this(
        new OrderingBuffer(),
        new RecentIds(),
        new RecentIds(),
        new JourneyState(),
        new PersonCounts(),
        new PersonConsents(),
        new CustomerProperties(),
        new Pace(),
        new PatternState());
  }

  private PersonState(
      OrderingBuffer waiting,
      RecentIds eventIds,
      RecentIds purchaseKeys,
      JourneyState journey,
      PersonCounts counts,
      PersonConsents consents,
      CustomerProperties properties,
      Pace pace,
      PatternState patterns) {
    this.waiting = waiting;
    this.eventIds = eventIds;
    this.purchaseKeys = purchaseKeys;
    this.journey = journey;
    this.counts = counts;
    this.consents = consents;
    this.properties = properties;
    this.pace = pace;
    this.patterns = patterns;
  }

  /** The figures of the person. */
  public PersonCounts counts() {
    return counts;
  }

  /** What the person agreed to. */
  public PersonConsents consents() {
    return consents;
  }

  /** What is known of the person. */
  public CustomerProperties properties() {
    return properties;
  }

  /** Version of the rows made from this state. */
  public long version() {
    return version;
  }

  /** The version of a change that came then; it never falls behind the time of arrival. */
  public void changed(long receivedMs) {
    version = Math.max(version + 1, receivedMs);
  }

  /** Forgets what is over by that event time and of which nobody is told. */
  public void forgetOver(long ts) {
    patterns.forgetOver(ts);
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    waiting.write(out);
    eventIds.write(out);
    purchaseKeys.write(out);
    journey.write(out);
    counts.write(out);
    consents.write(out);
    properties.write(out);
    pace.write(out);
    patterns.write(out);
    out.writeLong(version);
  }

  /** Reads the binary form. */
  public static PersonState read(PackedReader in) {
    PersonState state =
        new PersonState(
            OrderingBuffer.read(in),
            RecentIds.read(in),
            RecentIds.read(in),
            JourneyState.read(in),
            PersonCounts.read(in),
            PersonConsents.read(in),
            CustomerProperties.read(in),
            Pace.read(in),
            PatternState.read(in));
    state.version = in.readLong();
    return state;
  }
}
