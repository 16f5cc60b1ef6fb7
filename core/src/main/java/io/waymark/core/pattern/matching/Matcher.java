package io.waymark.core.pattern.matching;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.matching.PatternState.Held;
import io.waymark.core.pattern.matching.VersionIndex.Candidate;
import io.waymark.core.wire.FlatProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The step of all patterns over one person: an event arrives, time goes on, two persons turn out to
 * be one. The same state, book and input give the same outcome. Not thread-safe.
 *
 * <p>An event that no version can use, judged by its kind and name, costs a look into the index and
 * touches no state. One that came out of order begins, completes and ends nothing.
 */
public final class Matcher {
  /** Nothing to wake up for. */
  public static final long NO_TIMER = Long.MAX_VALUE;

  /** Most events kept of one person; beyond that the oldest goes. */
  private static final int MAX_HISTORY = 256;

  /** Most partial matches of one person in all versions; beyond that the oldest goes. */
  private static final int MAX_PARTIAL = 2_000;

  /** Most parts that a property splits the events of one person into, by version. */
  private static final int MAX_PARTS = 32;

  /** What goes wrong or over a bound. */
  public interface Report {
    /** A version failed and is switched off. */
    void failed(String tenant, String pattern, int version, RuntimeException why);

    /** A partial match, a part or an event went because there were too many. */
    void dropped();

    /** Nobody reads it. */
    Report NONE =
        new Report() {
          @Override
          public void failed(String tenant, String pattern, int version, RuntimeException why) {}

          @Override
          public void dropped() {}
        };
  }

  private final PatternBook book;
  private final Report report;
  private final Discovery discovery;

  /** A matcher of the patterns in that book. */
  public Matcher(PatternBook book, Report report) {
    this.book = book;
    this.report = report;
    this.discovery = new Discovery(report);
  }

  /** Whether any pattern of the tenant may move on the event, judged by kind, name and channel. */
  public boolean isConcernedBy(Event event) {
    return book.of(event.tenant()).concernedBy(event).length > 0;
  }

  /**
   * Holds an event for {@link #advance} where a pattern may move on it.
   *
   * @return whether it does so
   */
  public boolean arrive(PatternState state, Arrival arrival) {
    if (arrival.outOfOrder() || !isConcernedBy(arrival.event())) {
      return false;
    }
    state.waiting.add(arrival);
    return true;
  }

  /** Matches, in time order, what the watermark has passed, and ends what is over. */
  public void advance(PatternState state, long watermark, MatchEffects effects) {
    if (nextTimer(state) > watermark) {
      return;
    }
    Subject subject = effects.subject();
    TenantPatterns patterns = book.of(subject.tenant());
    state.unpack(patterns);
    discovery.of(patterns, subject, state, effects);
    for (Arrival arrival : state.waiting.release(watermark)) {
      Event event = slim(arrival.event(), patterns);
      if (event.ts() >= state.now) {
        hold(state, new Held(event, arrival.partition(), arrival.offset()), patterns);
        match(state, event, patterns);
      }
    }
    passTime(state, watermark);
    if (!state.history.isEmpty()) {
      // What was found before cannot be found again: its events are forgotten.
      state.given.forgetBefore(state.history.get(0).event().ts());
    }
  }

  /** A matcher without patterns. */
  public static Matcher ofNothing() {
    return new Matcher(new PatternBook(), Report.NONE);
  }

  /** Properties that no pattern reads are not kept. */
  private static Event slim(Event event, TenantPatterns patterns) {
    return event.properties().equals(Event.NO_PROPERTIES)
        ? event
        : event.withProperties(FlatProperties.only(event.properties(), patterns.properties()));
  }

  private void hold(PatternState state, Held held, TenantPatterns patterns) {
    List<Held> history = state.history;
    history.add(held);
    long oldest = held.event().ts() - patterns.retainMs();
    int over = 0;
    while (over < history.size() && history.get(over).event().ts() < oldest) {
      over++;
    }
    if (history.size() - over > MAX_HISTORY) {
      over++;
      report.dropped();
    }
    if (over > 0) {
      history.subList(0, over).clear();
    }
  }

  private void match(PatternState state, Event event, TenantPatterns patterns) {
    passTime(state, event.ts());
    state.now = event.ts();
    for (Candidate candidate : patterns.concernedBy(event)) {
      match(state, event, candidate, patterns.slots());
    }
  }

  private void match(PatternState state, Event event, Candidate candidate, int slots) {
    PatternVersion version = candidate.version();
    boolean mayBegin = (version.beginners & candidate.mayHold()) != 0;
    if (!mayBegin && !state.hasTrack(version)) {
      return;
    }
    PatternOrder order = version.at(event.ts());
    String part = part(version, event);
    Track track = state.track(version, part);
    boolean begins =
        mayBegin
            && order != null
            && order.mode() != Mode.OFF
            && order.share().takes(version.pattern, discovery.person());
    version.runner.at(event, candidate.mayHold());
    if (track == null) {
      if (!begins || !discovery.canBegin(version)) {
        return;
      }
      track = new Track(version, part);
      state.add(track, slots);
      boundParts(state, track);
    } else if (isDropped(order)) {
      state.remove(track);
      return;
    } else if ((track.movers & candidate.mayHold()) == 0) {
      return;
    }
    discovery.take(track, event, begins, mode(version, order));
    settled(state, track);
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
    int parts = 0;
    Track oldest = newest;
    for (Track track = newest; track != null; track = track.next) {
      parts++;
      oldest = track;
    }
    if (parts > MAX_PARTS) {
      state.remove(oldest);
      report.dropped();
    }
  }

  /** The track has moved: when does its time end something? */
  private void settled(PatternState state, Track track) {
    long before = track.deadline;
    track.moved();
    state.count(track);
    if (track.isOver(state.now)) {
      state.remove(track);
    }
    if (state.partialMatches() > MAX_PARTIAL) {
      dropOldest(state);
    }
    if (track.deadline < state.deadline) {
      state.deadline = track.deadline;
    } else if (before == state.deadline && track.deadline > before) {
      state.deadline = earliest(state);
    }
  }

  private void dropOldest(PatternState state) {
    while (state.partialMatches() > MAX_PARTIAL) {
      Track oldest = state.withOldest();
      Runner.dropOldest(oldest.runs, discovery);
      oldest.moved();
      state.count(oldest);
    }
    state.deadline = earliest(state);
  }

  private static long earliest(PatternState state) {
    long earliest = PatternState.NEVER;
    for (Track first : state.tracks) {
      for (Track track = first; track != null; track = track.next) {
        earliest = Math.min(earliest, track.deadline);
      }
    }
    return earliest;
  }

  /** Ends, in the order of their times, what is over up to that event time. */
  private void passTime(PatternState state, long ts) {
    while (state.deadline <= ts) {
      long due = state.deadline;
      for (Track first : state.tracks) {
        for (Track track = first; track != null; track = track.next) {
          if (track.deadline <= due) {
            end(state, track, due);
          }
        }
      }
      state.deadline = earliest(state);
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

  /**
   * Makes one person of two: the partial matches that the events of both in time order would have
   * led to. What was found before is not given again. The other state must not be used any more.
   */
  public void merge(PatternState state, PatternState other, long watermark, MatchEffects effects) {
    Subject subject = effects.subject();
    TenantPatterns patterns = book.of(subject.tenant());
    state.unpack(patterns);
    other.unpack(patterns);
    state.waiting.merge(other.waiting);
    state.given.merge(other.given);
    if (other.history.isEmpty()) {
      return;
    }
    List<Held> all = new ArrayList<>(state.history);
    all.addAll(other.history);
    all.sort(null);
    Track[] before = state.tracks;
    state.history = new ArrayList<>();
    state.forgetTracks();
    state.now = Long.MIN_VALUE;
    discovery.of(patterns, subject, state, effects);
    for (Held held : all) {
      hold(state, held, patterns);
      match(state, held.event(), patterns);
    }
    passTime(state, watermark);
    state.coolDownAs(before);
    state.coolDownAs(other.tracks);
  }

  /** The event time at which {@link #advance} is due next, or {@link #NO_TIMER}. */
  public static long nextTimer(PatternState state) {
    return state.waiting.isEmpty()
        ? state.deadline
        : Math.min(state.deadline, state.waiting.firstTs());
  }
}
