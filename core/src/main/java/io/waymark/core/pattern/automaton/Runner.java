package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.State.Action;
import io.waymark.core.pattern.automaton.State.Edge;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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
  private final Look look;
  private final List<Edge> open = new ArrayList<>();
  private final List<State> openFrom = new ArrayList<>();
  private final Deque<State> toVisit = new ArrayDeque<>();
  private final List<Run> next = new ArrayList<>();
  private final PriorityQueue<Run> matches = new PriorityQueue<>();

  /**
   * @param automaton what to look for
   * @param maxRuns most partial matches of one person; beyond that the oldest goes
   */
  public Runner(Automaton automaton, int maxRuns) {
    this.automaton = automaton;
    this.maxRuns = maxRuns;
    this.look = new Look(automaton.conditions);
  }

  /** The runs of a person of whom nothing is known. */
  public Runs begin() {
    return new Runs(automaton);
  }

  /** An event comes. */
  public void take(Runs runs, Event event, Effects effects) {
    take(runs, event, true, effects);
  }

  /**
   * An event comes.
   *
   * @param mayBegin whether a new match may begin with it
   */
  public void take(Runs runs, Event event, boolean mayBegin, Effects effects) {
    look.at(event);
    if (runs.isEmpty() && !(mayBegin && canBegin())) {
      return;
    }
    PriorityQueue<Run> partial = null;
    matches.clear();
    int unchanged = 0;
    for (Run run : runs.partial) {
      move(runs, run, event, mayBegin);
      if (partial == null && next.size() == 1 && next.get(0) == run) {
        unchanged++;
      } else {
        partial = partial == null ? first(runs.partial, unchanged) : partial;
        keep(partial);
      }
    }
    if (partial == null) {
      // Every run passed the event over.
      return;
    }
    if (look.taken != null) {
      runs.nextOrder++;
    }
    settle(runs, matches, partial, effects);
    runs.partial = partial;
    bound(runs, effects);
  }

  /** A queue of the first so many, which are the same in their new place. */
  private static PriorityQueue<Run> first(PriorityQueue<Run> runs, int count) {
    PriorityQueue<Run> queue = new PriorityQueue<>(runs.size() + 1);
    int left = count;
    for (Run run : runs) {
      if (left-- == 0) {
        break;
      }
      queue.add(run);
    }
    return queue;
  }

  /** Whether a match may begin with the event. */
  public boolean canBegin(Event event) {
    look.at(event);
    return canBegin();
  }

  private boolean canBegin() {
    look.from(null);
    for (Edge edge : automaton.start.edges) {
      if (edge.action != Action.IGNORE && edge.guard.opens(look)) {
        return true;
      }
    }
    return false;
  }

  private void keep(PriorityQueue<Run> partial) {
    boolean stopped = false;
    for (Run run : next) {
      stopped |= run.state.is(Type.STOP);
      if (run.state.is(Type.FINAL)) {
        matches.add(run);
      }
    }
    if (!stopped) {
      for (Run run : next) {
        if (!run.state.is(Type.FINAL)) {
          partial.add(run);
        }
      }
    }
  }

  /** Fills {@link #next} with what becomes of the run. */
  private void move(Runs runs, Run run, Event event, boolean mayBegin) {
    next.clear();
    if (run.isAtStart() && !mayBegin) {
      next.add(run);
      return;
    }
    look.from(run.taken);
    findOpenEdges(run.state);
    for (int i = 0; i < open.size(); i++) {
      Edge edge = open.get(i);
      if (edge.action == Action.TAKE) {
        takeBy(runs, run, openFrom.get(i), edge, event);
      } else if (!run.isAtStart()) {
        next.add(edge.target == run.state ? run : run.movedTo(edge.target));
      }
    }
    if (run.isAtStart()) {
      next.add(run);
    }
  }

  private void takeBy(Runs runs, Run run, State from, Edge edge, Event event) {
    Taken taken = new Taken(run.taken, from.step, event, runs.nextOrder);
    look.taken = taken;
    long startTs = run.isAtStart() ? event.ts() : run.startTs;
    long startOrder = run.isAtStart() ? runs.nextOrder : run.startOrder;
    next.add(new Run(edge.target, taken, startTs, startOrder, event.ts()));
    State end = endReachedFrom(edge.target);
    if (end != null) {
      next.add(new Run(end, taken, startTs, startOrder, event.ts()));
    }
  }

  /** All edges that the event may use, through the states that look at the same event. */
  private void findOpenEdges(State from) {
    open.clear();
    openFrom.clear();
    toVisit.push(from);
    while (!toVisit.isEmpty()) {
      State state = toVisit.pop();
      for (Edge edge : state.edges) {
        if (!edge.guard.opens(look)) {
          continue;
        }
        if (edge.action == Action.PROCEED) {
          toVisit.push(edge.target);
        } else {
          open.add(edge);
          openFrom.add(state);
        }
      }
    }
  }

  private @Nullable State endReachedFrom(State from) {
    toVisit.push(from);
    while (!toVisit.isEmpty()) {
      for (Edge edge : toVisit.pop().edges) {
        if (edge.action == Action.PROCEED && edge.guard.opens(look)) {
          if (edge.target.is(Type.FINAL)) {
            toVisit.clear();
            return edge.target;
          }
          toVisit.push(edge.target);
        }
      }
    }
    return null;
  }

  /** Time goes on to that event time: what is over ends. */
  public void advance(Runs runs, long ts, Effects effects) {
    if (deadline(runs) > ts) {
      return;
    }
    PriorityQueue<Run> partial = new PriorityQueue<>();
    matches.clear();
    List<Run> over = new ArrayList<>();
    for (Run run : runs.partial) {
      if (deadline(run) > ts) {
        partial.add(run);
      } else if (run.state.is(Type.PENDING)) {
        matches.add(run);
      } else {
        over.add(run);
      }
    }
    settle(runs, matches, partial, effects);
    runs.partial = partial;
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
  private void settle(
      Runs runs, Collection<Run> matches, PriorityQueue<Run> partial, Effects effects) {
    runs.complete.addAll(matches);
    boolean skips = Skipping.skips(automaton.afterMatch);
    for (Run match = runs.complete.peek(); match != null; match = runs.complete.peek()) {
      Run earliest = partial.peek();
      if (skips && earliest != null && match.compareTo(earliest) > 0) {
        return;
      }
      runs.complete.poll();
      if (match.taken == null) {
        throw new IllegalStateException("a match has taken nothing");
      }
      if (skips) {
        long end = Skipping.endOfSkip(automaton.afterMatch, match.taken);
        partial.removeIf(run -> run.startOrder <= end);
        runs.complete.removeIf(run -> run.startOrder <= end);
      }
      effects.matched(match.taken);
    }
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
