package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.State.Action;
import io.waymark.core.pattern.automaton.State.Edge;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of one run at one event: the edges that are open to it, in their order. */
final class Branches {
  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final Automaton automaton;
  private final Beginnings beginnings;
  private final Look look;

  /** By state: whether a run there passes the event over. */
  private final byte[] passing;

  private final List<Edge> open = new ArrayList<>();
  private final Deque<State> toVisit = new ArrayDeque<>();
  private final List<Run> next = new ArrayList<>();
  private @Nullable Event event;
  private Prospect prospect;
  private boolean mayBegin;
  private long order;

  Branches(Automaton automaton, Beginnings beginnings) {
    this.automaton = automaton;
    this.beginnings = beginnings;
    this.look = new Look(automaton.conditions);
    this.passing = new byte[automaton.states.size()];
    this.prospect = new Prospect(0, false, 0);
  }

  /** From now on at that event, of which its kind, name and channel say that. */
  void at(Event newEvent, Prospect newProspect) {
    event = newEvent;
    prospect = newProspect;
    look.at(newEvent, newProspect.mayHold);
    if (!newProspect.isDecided) {
      Arrays.fill(passing, UNKNOWN);
    }
  }

  /**
   * From now on for the runs of that person.
   *
   * @param newMayBegin whether a match may begin with the event
   * @param newOrder its order, where it is taken
   */
  void takeAs(boolean newMayBegin, long newOrder) {
    mayBegin = newMayBegin;
    order = newOrder;
    look.taken = null;
  }

  /** Whether any run has taken the event. */
  boolean hasTaken() {
    return look.taken != null;
  }

  boolean canBegin() {
    look.from(null);
    return !passesOver(automaton.start);
  }

  /** Whether the run only passes the event over; asked once for all runs that stand there. */
  boolean passesOver(Run run) {
    boolean cannotMove = (automaton.movers[run.state.index] & prospect.mayHold) == 0;
    if (cannotMove || run.isAtStart() && !mayBegin) {
      return true;
    }
    if (look.readsMatched() && !prospect.isDecided) {
      look.from(run.taken);
      return run.state.passesOver(look);
    }
    return passesOver(run.state);
  }

  private boolean passesOver(State state) {
    byte[] known = prospect.isDecided ? prospect.passing : passing;
    int index = state.index;
    if (known[index] == UNKNOWN) {
      known[index] = state.passesOver(look) ? YES : NO;
    }
    return known[index] == YES;
  }

  /** What becomes of the run; good until the next call. */
  List<Run> of(Run run) {
    next.clear();
    look.from(run.taken);
    List<Edge> edges = openEdges(run.state);
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      if (edge.action == Action.TAKE) {
        takeBy(run, edge);
      } else if (!run.isAtStart()) {
        next.add(edge.target == run.state ? run : run.movedTo(edge.target));
      }
    }
    if (run.isAtStart()) {
      next.add(run);
    }
    return next;
  }

  private void takeBy(Run run, Edge edge) {
    Event current = Objects.requireNonNull(event, "at was called");
    Taken taken =
        run.taken == null && edge.step == 0 && order == 0
            ? beginnings.with(current)
            : new Taken(run.taken, edge.step, current, order);
    look.taken = taken;
    next.add(run.movedTo(edge.target, taken));
    State end = automaton.mayEnd[edge.target.index] ? endOf(edge.target) : null;
    if (end != null) {
      next.add(run.movedTo(end, taken));
    }
  }

  private @Nullable State endOf(State from) {
    if (!prospect.isDecided) {
      return endReachedFrom(from);
    }
    if (!prospect.endKnown[from.index]) {
      prospect.ends[from.index] = endReachedFrom(from);
      prospect.endKnown[from.index] = true;
    }
    return prospect.ends[from.index];
  }

  private List<Edge> openEdges(State from) {
    if (!prospect.isDecided) {
      findOpenEdges(from);
      return open;
    }
    List<Edge> known = prospect.open[from.index];
    if (known == null) {
      findOpenEdges(from);
      known = List.copyOf(open);
      prospect.open[from.index] = known;
    }
    return known;
  }

  /** All edges that the event may use, through the states that look at the same event. */
  private void findOpenEdges(State from) {
    open.clear();
    for (State state = from; state != null; state = toVisit.poll()) {
      for (Edge edge : state.edges) {
        if (!look.opens(edge.guard)) {
          continue;
        }
        if (edge.action == Action.PROCEED) {
          toVisit.push(edge.target);
        } else {
          open.add(edge);
        }
      }
    }
  }

  private @Nullable State endReachedFrom(State from) {
    for (State state = from; state != null; state = toVisit.poll()) {
      for (Edge edge : state.edges) {
        if (edge.action == Action.PROCEED && look.opens(edge.guard)) {
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
}
