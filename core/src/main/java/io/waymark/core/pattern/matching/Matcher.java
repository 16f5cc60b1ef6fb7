package io.waymark.core.pattern.matching;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.matching.PatternState.Held;
import io.waymark.core.wire.FlatProperties;
import java.util.ArrayList;
import java.util.List;

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
  private final Tracks tracks;

  /** A matcher of the patterns in that book. */
  public Matcher(PatternBook book, Report report) {
    this.book = book;
    this.report = report;
    this.discovery = new Discovery(report);
    this.tracks = new Tracks(discovery);
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
    List<Arrival> due = state.waiting.release(watermark);
    long ts = first(due, state.now, watermark);
    state.unpack(patterns, ts - patterns.retainMs(), ts);
    discovery.of(patterns, subject, state, effects);
    for (Arrival arrival : due) {
      Event event = slim(arrival.event(), patterns);
      if (event.ts() >= state.now) {
        take(state, event, arrival.partition(), arrival.offset(), patterns);
      }
    }
    tracks.passTime(state, watermark);
    if (!state.history.isEmpty()) {
      // What was found before cannot be found again: its events are forgotten.
      state.given.forgetBefore(state.history.firstTs());
    }
  }

  /** Event time of the first that will be matched, or of the watermark where there is none. */
  private static long first(List<Arrival> due, long now, long watermark) {
    for (int i = 0; i < due.size(); i++) {
      long ts = due.get(i).event().ts();
      if (ts >= now) {
        return ts;
      }
    }
    return watermark;
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

  private void take(
      PatternState state, Event event, int partition, long offset, TenantPatterns patterns) {
    History history = state.history;
    long order = history.add(event, partition, offset);
    history.forgetBefore(event.ts() - patterns.retainMs());
    if (history.size() > MAX_HISTORY) {
      history.forgetFirst();
      report.dropped();
    }
    tracks.take(state, event, order, patterns);
  }

  /**
   * Makes one person of two: the partial matches that the events of both in time order would have
   * led to. What was found before is not given again. The other state must not be used any more.
   */
  public void merge(PatternState state, PatternState other, long watermark, MatchEffects effects) {
    Subject subject = effects.subject();
    TenantPatterns patterns = book.of(subject.tenant());
    state.unpack(patterns, Long.MIN_VALUE, Long.MIN_VALUE);
    other.unpack(patterns, Long.MIN_VALUE, Long.MIN_VALUE);
    state.waiting.merge(other.waiting);
    state.given.merge(other.given);
    if (other.history.isEmpty()) {
      return;
    }
    List<Held> all = new ArrayList<>(state.history.all());
    all.addAll(other.history.all());
    all.sort(null);
    Track[] before = state.tracks;
    state.history = new History();
    state.forgetTracks();
    state.now = Long.MIN_VALUE;
    discovery.of(patterns, subject, state, effects);
    for (Held held : all) {
      take(state, held.event(), held.partition(), held.offset(), patterns);
    }
    tracks.passTime(state, watermark);
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
