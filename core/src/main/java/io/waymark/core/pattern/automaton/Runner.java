package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves partial matches: an event comes, or time goes on. The same runs and events give the same
 * effects. Not thread-safe.
 *
 * <p>Events come in time order, and the time is advanced to each event before it is taken.
 */
public final class Runner {
  /** No deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  private final Automaton automaton;
  private final int maxRuns;
  private final Branches branches;

  /** Complete at the moment, and what becomes of the partial ones; used again and again. */
  private final RunHeap matches = new RunHeap();

  private final RunHeap next = new RunHeap();
  private final RunHeap waiting = new RunHeap();
  private final List<Run> over = new ArrayList<>();

  /** Number of events that came one by one. */
  private long events;

  /**
   * @param automaton what to look for
   * @param maxRuns most partial matches of one person; beyond that the oldest goes
   */
  public Runner(Automaton automaton, int maxRuns) {
    this(automaton, maxRuns, new Beginnings());
  }

  /** One of many that see the same events. */
  public Runner(Automaton automaton, int maxRuns, Beginnings beginnings) {
    this.automaton = automaton;
    this.maxRuns = maxRuns;
    this.branches = new Branches(automaton, beginnings);
  }

  /** The runs of a person of whom nothing is known. */
  public Runs begin() {
    return new Runs(automaton);
  }

  /** An event comes. */
  public void take(Runs runs, Event event, Effects effects) {
    at(event, events++, automaton.prospect(event));
    take(runs, true, effects);
  }

  /**
   * From now on at that event.
   *
   * @param order rises from one event of a person to the next
   * @param prospect what {@link Automaton#prospect} says of events with its kind, name and channel
   */
  public void at(Event event, long order, Prospect prospect) {
    branches.at(event, order, prospect);
  }

  /** Whether a match may begin with the event. */
  public boolean canBegin() {
    return branches.canBegin();
  }

  /**
   * The event comes.
   *
   * @param mayBegin whether a new match may begin with it
   */
  public void take(Runs runs, boolean mayBegin, Effects effects) {
    if (runs.isEmpty() && !(mayBegin && branches.canBegin())) {
      return;
    }
    branches.letBegin(mayBegin);
    Run[] partial = runs.partial;
    int unchanged = 0;
    while (unchanged < partial.length && branches.passesOver(partial[unchanged])) {
      unchanged++;
    }
    if (unchanged == partial.length) {
      // Every run passed the event over.
      return;
    }
    matches.clear();
    next.copyFirst(partial, unchanged);
    keep(branches.of(partial[unchanged]));
    for (int i = unchanged + 1; i < partial.length; i++) {
      Run run = partial[i];
      if (branches.passesOver(run)) {
        next.add(run);
      } else {
        keep(branches.of(run));
      }
    }
    settle(runs, effects);
    runs.replacePartial(automaton, next);
    bound(runs, effects);
  }

  /** The conditions of which one has to hold for any partial match to move: a bit each. */
  public long movers(Runs runs) {
    long movers = 0;
    for (Run run : runs.partial) {
      movers |= automaton.movers[run.state.index];
    }
    return movers;
  }

  /** The conditions of which one has to hold for a match to begin: a bit each. */
  public long beginners() {
    return automaton.movers[automaton.start.index];
  }

  private void keep(List<Run> moved) {
    boolean stopped = false;
    for (int i = 0; i < moved.size(); i++) {
      Run run = moved.get(i);
      stopped |= run.state.is(Type.STOP);
      if (run.state.is(Type.FINAL)) {
        matches.add(run);
      }
    }
    for (int i = 0; !stopped && i < moved.size(); i++) {
      Run run = moved.get(i);
      if (!run.state.is(Type.FINAL)) {
        next.add(run);
      }
    }
  }

  /** Time goes on to that event time: what is over ends. */
  public void advance(Runs runs, long ts, Effects effects) {
    if (deadline(runs) > ts) {
      return;
    }
    matches.clear();
    next.clear();
    over.clear();
    for (Run run : runs.partial) {
      if (deadline(run) > ts) {
        next.add(run);
      } else if (run.state.is(Type.PENDING)) {
        matches.add(run);
      } else {
        over.add(run);
      }
    }
    settle(runs, effects);
    runs.replacePartial(automaton, next);
    for (Run run : over) {
      if (run.taken != null) {
        effects.timedOut(run.taken, overAt(run, ts));
      }
    }
  }

  private long overAt(Run run, long ts) {
    long window = run.state.windowMs;
    return window > 0 && run.lastTs() + window <= ts
        ? run.lastTs() + window
        : run.startTs() + automaton.wholeMs;
  }

  /** The event time at which {@link #advance} is due next, or {@link #NEVER}. */
  public long deadline(Runs runs) {
    if (!automaton.hasStepWindows) {
      return runs.partial.length == 0 ? NEVER : deadline(runs.partial[0]);
    }
    long earliest = NEVER;
    for (Run run : runs.partial) {
      earliest = Math.min(earliest, deadline(run));
    }
    return earliest;
  }

  /** Event time at which all that has begun is over, or {@link #NEVER}. */
  public long end(Runs runs) {
    long latest = Long.MIN_VALUE;
    for (Run run : runs.partial) {
      if (!run.isAtStart()) {
        latest = Math.max(latest, deadline(run));
      }
    }
    return runs.hasComplete() ? NEVER : latest;
  }

  private long deadline(Run run) {
    if (run.isAtStart()) {
      return NEVER;
    }
    long whole = automaton.wholeMs > 0 ? run.startTs() + automaton.wholeMs : NEVER;
    long between = run.state.windowMs > 0 ? run.lastTs() + run.state.windowMs : NEVER;
    return Math.min(whole, between);
  }

  /** Gives the matches that wait for no earlier partial match, and ends what they end. */
  private void settle(Runs runs, Effects effects) {
    if (matches.isEmpty() && runs.complete.length == 0) {
      return;
    }
    waiting.copyFirst(runs.complete, runs.complete.length);
    waiting.addAll(matches);
    boolean skips = Skipping.skips(automaton.afterMatch);
    for (Run match = waiting.peek(); match != null; match = waiting.peek()) {
      Run earliest = next.peek();
      if (skips && earliest != null && match.startOrder() > earliest.startOrder()) {
        break;
      }
      waiting.poll();
      if (match.taken == null) {
        throw new IllegalStateException("a match has taken nothing");
      }
      if (skips) {
        long end = Skipping.endOfSkip(automaton.afterMatch, match.taken);
        next.removeUpTo(end);
        waiting.removeUpTo(end);
      }
      effects.matched(match.taken);
    }
    runs.complete = waiting.toArray(runs.complete);
  }

  /** Event time at which the oldest partial match began, or {@link #NEVER} where there is none. */
  public static long oldestStart(Runs runs) {
    long partial = runs.partial.length == 0 ? NEVER : runs.partial[0].startTs();
    return runs.complete.length == 0 ? partial : Math.min(partial, runs.complete[0].startTs());
  }

  /** The oldest partial match goes; there is one. */
  public static void dropOldest(Runs runs, Effects effects) {
    long partial = runs.partial.length == 0 ? NEVER : runs.partial[0].startOrder();
    if (runs.complete.length > 0 && runs.complete[0].startOrder() <= partial) {
      runs.complete = bounded(runs.complete, runs.complete.length - 1, effects);
    } else {
      runs.partial = bounded(runs.partial, runs.partial.length - 1, effects);
    }
  }

  private void bound(Runs runs, Effects effects) {
    runs.complete = bounded(runs.complete, maxRuns, effects);
    runs.partial = bounded(runs.partial, maxRuns + 1, effects);
  }

  private static Run[] bounded(Run[] runs, int most, Effects effects) {
    if (runs.length <= most) {
      return runs;
    }
    RunHeap left = new RunHeap();
    left.copyFirst(runs, runs.length);
    while (left.size() > most) {
      left.poll();
      effects.dropped();
    }
    return left.toArray(RunHeap.NONE);
  }
}
