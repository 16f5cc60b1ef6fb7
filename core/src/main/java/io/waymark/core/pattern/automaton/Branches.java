package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.State.Action;
import io.waymark.core.pattern.automaton.State.Edge;
import io.waymark.core.pattern.automaton.State.Type;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Edges that were found open, with nothing behind the last one. */
  private @Nullable Edge[] open = new Edge[16];

  /** States that look at the same event too, a stack. */
  private State[] toVisit = new State[16];

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

  /** From now on at that event of that order, of which its kind, name and channel say that. */
  void at(Event newEvent, long newOrder, Prospect newProspect) {
    event = newEvent;
    order = newOrder;
    prospect = newProspect;
    look.at(newEvent, newProspect.mayHold);
    if (!newProspect.isDecided) {
      Arrays.fill(passing, UNKNOWN);
    }
  }

  /** From now on for runs of which one may begin with the event or not. */
  void letBegin(boolean newMayBegin) {
    mayBegin = newMayBegin;
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
    for (Edge edge : openEdges(run.state)) {
      if (edge == null) {
        break;
      }
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
        run.taken == null
            ? beginnings.with(edge.step, current, order)
            : new Taken(run.taken, edge.step, current, order);
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

  private @Nullable Edge[] openEdges(State from) {
    if (!prospect.isDecided) {
      findOpenEdges(from);
      return open;
    }
    Edge[] known = prospect.open[from.index];
    if (known == Prospect.UNKNOWN) {
      int count = findOpenEdges(from);
      known = Arrays.copyOf(open, count, Edge[].class);
      prospect.open[from.index] = known;
    }
    return known;
  }

  /**
   * Finds all edges that the event may use, through the states that look at the same event.
   *
   * @return how many
   */
  private int findOpenEdges(State from) {
    int found = 0;
    int left = visit(from, 0);
    while (left > 0) {
      for (Edge edge : toVisit[--left].edges) {
        if (!look.opens(edge.guard)) {
          continue;
        }
        if (edge.action == Action.PROCEED) {
          left = visit(edge.target, left);
        } else {
          found = note(edge, found);
        }
      }
    }
    return note(null, found) - 1;
  }

  private @Nullable State endReachedFrom(State from) {
    int left = visit(from, 0);
    while (left > 0) {
      for (Edge edge : toVisit[--left].edges) {
        if (edge.action == Action.PROCEED && look.opens(edge.guard)) {
          if (edge.target.is(Type.FINAL)) {
            return edge.target;
          }
          left = visit(edge.target, left);
        }
      }
    }
    return null;
  }

  private int visit(State state, int place) {
    if (place == toVisit.length) {
      toVisit = Arrays.copyOf(toVisit, place * 2);
    }
    toVisit[place] = state;
    return place + 1;
  }

  private int note(@Nullable Edge edge, int place) {
    if (place == open.length) {
      open = Arrays.copyOf(open, place * 2);
    }
    open[place] = edge;
    return place + 1;
  }
}
