package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.matching.VersionIndex.Candidate;
import io.waymark.core.wire.FlatProperties;
import org.jspecify.annotations.Nullable;

/** Moves the tracks of one person: an event comes, or time goes on. */
final class Tracks {
  /** Most partial matches of one person in all versions; beyond that the oldest goes. */
  private static final int MAX_PARTIAL = 2_000;

  /** Most parts that a property splits the events of one person into, by version. */
  private static final int MAX_PARTS = 32;

  /**
   * An event that comes.
   *
   * @param event the event
   * @param order its order among all events of the person
   * @param slots number of places that versions may have
   */
  private record Coming(Event event, long order, int slots) {}

  private final Discovery discovery;

  Tracks(Discovery discovery) {
    this.discovery = discovery;
  }

  /**
   * An event comes; time has not passed it.
   *
   * @param order its order among all events of the person
   */
  void take(PatternState state, Event event, long order, TenantPatterns patterns) {
    passTime(state, event.ts());
    state.now = event.ts();
    Coming coming = new Coming(event, order, patterns.slots());
    for (Candidate candidate : patterns.concernedBy(event)) {
      take(state, coming, candidate);
    }
  }

  private void take(PatternState state, Coming coming, Candidate candidate) {
    PatternVersion version = candidate.version();
    if (!candidate.mayBegin() && !state.hasTrack(version)) {
      return;
    }
    PatternOrder order = version.at(coming.event.ts());
    String part = part(version, coming.event);
    Track track = current(state, version, part);
    boolean begins = candidate.mayBegin() && takesPart(version, order);
    if (track == null) {
      if (begins) {
        begin(state, coming, candidate, part, mode(version, order));
      }
    } else if (isDropped(order)) {
      state.remove(track);
    } else if ((track.movers & candidate.prospect().mayHold()) != 0) {
      version.runner.at(coming.event, coming.order, candidate.prospect());
      discovery.take(track, coming.event, begins, mode(version, order));
      settled(state, track);
    }
  }

  /** Whether a match of the version may begin with the person. */
  private boolean takesPart(PatternVersion version, @Nullable PatternOrder order) {
    return order != null
        && order.mode() != Mode.OFF
        && order.share().takes(version.pattern, discovery.person());
  }

  private void begin(
      PatternState state, Coming coming, Candidate candidate, String part, Mode mode) {
    PatternVersion version = candidate.version();
    version.runner.at(coming.event, coming.order, candidate.prospect());
    if (!discovery.canBegin(version)) {
      return;
    }
    Track track = version.newTrack(part);
    if (!part.isEmpty()) {
      state.add(track, coming.slots);
      boundParts(state, track);
    }
    discovery.take(track, coming.event, true, mode);
    if (part.isEmpty()) {
      if (track.isOver(state.now)) {
        version.spare = track;
        return;
      }
      state.add(track, coming.slots);
    }
    settled(state, track);
  }

  /** The track, without what was over before the event. */
  private @Nullable Track current(PatternState state, PatternVersion version, String part) {
    Track track = state.track(version, part);
    if (track == null || track.deadline > state.now) {
      return track;
    }
    endDue(state, track, state.now);
    return state.track(version, part);
  }

  /** The log keeps the last order of a version: what held before it may be known no more. */
  private static Mode mode(PatternVersion version, @Nullable PatternOrder order) {
    return order == null ? version.first().mode() : order.mode();
  }

  private static boolean isDropped(@Nullable PatternOrder order) {
    return order != null && order.mode() == Mode.OFF && order.onOff() == OnOff.DROP;
  }

  private static String part(PatternVersion version, Event event) {
    String property = version.definition.partitionProperty();
    return property.isEmpty() ? "" : FlatProperties.scalar(event.properties(), property);
  }

  private void boundParts(PatternState state, Track newest) {
    if (countParts(newest) > MAX_PARTS) {
      endAllDue(state);
    }
    if (countParts(newest) > MAX_PARTS) {
      Track oldest = newest;
      while (oldest.next != null) {
        oldest = oldest.next;
      }
      state.remove(oldest);
      discovery.dropped();
    }
  }

  private static int countParts(Track newest) {
    int parts = 0;
    for (Track track = newest; track != null; track = track.next) {
      parts++;
    }
    return parts;
  }

  /** The track has moved: when does its time end something? */
  private void settled(PatternState state, Track track) {
    long before = track.wakeUp();
    track.moved();
    state.count(track);
    if (track.isOver(state.now)) {
      state.remove(track);
    }
    if (state.partialMatches() > MAX_PARTIAL) {
      dropOldest(state);
    }
    long wakeUp = track.wakeUp();
    if (wakeUp < state.deadline) {
      state.deadline = wakeUp;
    } else if (before == state.deadline && wakeUp > before) {
      state.deadline = earliest(state);
    }
  }

  private void dropOldest(PatternState state) {
    endAllDue(state);
    while (state.partialMatches() > MAX_PARTIAL) {
      Track oldest = state.withOldest();
      Runner.dropOldest(oldest, discovery);
      oldest.moved();
      state.count(oldest);
    }
    state.deadline = earliest(state);
  }

  private static long earliest(PatternState state) {
    long earliest = PatternState.NEVER;
    for (Track first : state.tracks) {
      for (Track track = first; track != null; track = track.next) {
        earliest = Math.min(earliest, track.wakeUp());
      }
    }
    return earliest;
  }

  /** Ends, in the order of their times, what is over up to that event time. */
  void passTime(PatternState state, long ts) {
    while (state.deadline <= ts) {
      long due = state.deadline;
      long next = PatternState.NEVER;
      for (Track first : state.tracks) {
        for (Track track = first; track != null; track = track.next) {
          endDue(state, track, due);
          next = Math.min(next, track.wakeUp());
        }
      }
      state.deadline = next;
    }
  }

  /** Ends what is over by now and of which nobody is told. */
  private void endAllDue(PatternState state) {
    for (Track first : state.tracks) {
      for (Track track = first; track != null; track = track.next) {
        endDue(state, track, state.now);
      }
    }
  }

  private void endDue(PatternState state, Track track, long ts) {
    while (track.deadline <= ts) {
      // Where nobody is told, all that is over ends at once.
      end(state, track, track.isQuiet() ? ts : track.deadline);
    }
  }

  private void end(PatternState state, Track track, long due) {
    PatternOrder order = track.version.at(due);
    if (isDropped(order) || track.version.hasFailed()) {
      track.deadline = PatternState.NEVER;
      state.remove(track);
      return;
    }
    discovery.advance(track, due, mode(track.version, order));
    track.moved();
    state.count(track);
    if (track.isOver(due)) {
      state.remove(track);
    }
  }
}
