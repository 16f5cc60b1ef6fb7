package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Moves partial matches: an event comes, or time goes on. The same runs and events give the same
 * effects. Not thread-safe.
 *
 * <p>Events come in time order, and the time is advanced to each event before it is taken.
 */
public final class Runner {
  /** No deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Every condition may hold. */
  private static final long ANYTHING = ~0L;

  private final Automaton automaton;
  private final int maxRuns;
  private final Branches branches;

  /** Complete at the moment, and what becomes of the partial ones; used again and again. */
  private final PriorityQueue<Run> matches = new PriorityQueue<>();

  private final PriorityQueue<Run> next = new PriorityQueue<>();

  /**
   * @param automaton what to look for
   * @param maxRuns most partial matches of one person; beyond that the oldest goes
   */
  public Runner(Automaton automaton, int maxRuns) {
    this.automaton = automaton;
    this.maxRuns = maxRuns;
    this.branches = new Branches(automaton);
  }

  /** The runs of a person of whom nothing is known. */
  public Runs begin() {
    return new Runs(automaton);
  }

  /** An event comes. */
  public void take(Runs runs, Event event, Effects effects) {
    at(event, ANYTHING);
    take(runs, true, effects);
  }

  /**
   * From now on at that event.
   *
   * @param mayHold what {@link Automaton#mayHold} says of it
   */
  public void at(Event event, long mayHold) {
    branches.at(event, mayHold);
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
    branches.takeAs(mayBegin, runs.nextOrder);
    matches.clear();
    next.clear();
    int unchanged = 0;
    boolean moved = false;
    for (Run run : runs.partial) {
      boolean passes = branches.passesOver(run);
      if (!moved && passes) {
        unchanged++;
        continue;
      }
      if (!moved) {
        moved = true;
        copyFirst(runs.partial, unchanged);
      }
      if (passes) {
        next.add(run);
      } else {
        keep(branches.of(run));
      }
    }
    if (!moved) {
      // Every run passed the event over.
      return;
    }
    if (branches.hasTaken()) {
      runs.nextOrder++;
    }
    settle(runs, effects);
    runs.replacePartial(next);
    bound(runs, effects);
  }

  /** The first so many are the same in their new place. */
  private void copyFirst(PriorityQueue<Run> runs, int count) {
    int left = count;
    for (Run run : runs) {
      if (left-- == 0) {
        break;
      }
      next.add(run);
    }
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
    for (Run run : moved) {
      stopped |= run.state.is(Type.STOP);
      if (run.state.is(Type.FINAL)) {
        matches.add(run);
      }
    }
    if (!stopped) {
      for (Run run : moved) {
        if (!run.state.is(Type.FINAL)) {
          next.add(run);
        }
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
    List<Run> over = new ArrayList<>();
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
    runs.replacePartial(next);
    for (Run run : over) {
      if (run.taken != null) {
        effects.timedOut(run.taken, overAt(run, ts));
      }
    }
  }

  private long overAt(Run run, long ts) {
    long window = run.state.windowMs;
    return window > 0 && run.lastTs + window <= ts
        ? run.lastTs + window
        : run.startTs + automaton.wholeMs;
  }

  /** The event time at which {@link #advance} is due next, or {@link #NEVER}. */
  public long deadline(Runs runs) {
    if (!automaton.hasStepWindows) {
      Run first = runs.partial.peek();
      return first == null ? NEVER : deadline(first);
    }
    long earliest = NEVER;
    for (Run run : runs.partial) {
      earliest = Math.min(earliest, deadline(run));
    }
    return earliest;
  }

  private long deadline(Run run) {
    if (run.isAtStart()) {
      return NEVER;
    }
    long whole = automaton.wholeMs > 0 ? run.startTs + automaton.wholeMs : NEVER;
    long between = run.state.windowMs > 0 ? run.lastTs + run.state.windowMs : NEVER;
    return Math.min(whole, between);
  }

  /** Gives the matches that wait for no earlier partial match, and ends what they end. */
  private void settle(Runs runs, Effects effects) {
    if (matches.isEmpty() && runs.complete.isEmpty()) {
      return;
    }
    PriorityQueue<Run> waiting = runs.withComplete(matches);
    boolean skips = Skipping.skips(automaton.afterMatch);
    for (Run match = waiting.peek(); match != null; match = waiting.peek()) {
      Run earliest = next.peek();
      if (skips && earliest != null && match.compareTo(earliest) > 0) {
        break;
      }
      waiting.poll();
      if (match.taken == null) {
        throw new IllegalStateException("a match has taken nothing");
      }
      if (skips) {
        long end = Skipping.endOfSkip(automaton.afterMatch, match.taken);
        next.removeIf(run -> run.startOrder <= end);
        waiting.removeIf(run -> run.startOrder <= end);
      }
      effects.matched(match.taken);
    }
    runs.replaceComplete(waiting);
  }

  /** Event time at which the oldest partial match began, or {@link #NEVER} where there is none. */
  public static long oldestStart(Runs runs) {
    Run oldest = runs.partial.peek();
    Run waiting = runs.complete.peek();
    long started = oldest == null || oldest.isAtStart() ? NEVER : oldest.startTs;
    return waiting == null ? started : Math.min(started, waiting.startTs);
  }

  /** The oldest partial match goes; there is one. */
  public static void dropOldest(Runs runs, Effects effects) {
    Run oldest = runs.partial.peek();
    Run waiting = runs.complete.peek();
    boolean waits = waiting != null && (oldest == null || waiting.compareTo(oldest) <= 0);
    (waits ? runs.complete : runs.partial).poll();
    effects.dropped();
  }

  private void bound(Runs runs, Effects effects) {
    while (runs.complete.size() > maxRuns) {
      runs.complete.poll();
      effects.dropped();
    }
    while (runs.partial.size() - 1 > maxRuns) {
      runs.partial.poll();
      effects.dropped();
    }
  }
}
