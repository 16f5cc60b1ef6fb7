package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;

/** The partial matches of one person, and complete ones that wait for earlier ones to end. */
public final class Runs {
  private static final PriorityQueue<Run> NOTHING = new PriorityQueue<>(1);

  final PriorityQueue<Run> partial = new PriorityQueue<>(2);

  /** Not to be added to, since most have none and share it. */
  PriorityQueue<Run> complete = NOTHING;

  /** Order of the next event that is taken. */
  long nextOrder;

  /** Runs that stand at the start. */
  Runs(Automaton automaton) {
    partial.add(automaton.atStart);
  }

  /** Runs without any, to be read into. */
  Runs() {}

  /** Copied in the order they have, they come to the same places. */
  void replacePartial(PriorityQueue<Run> runs) {
    partial.clear();
    partial.addAll(runs);
  }

  /** Those that wait and more, in a queue to take from. */
  PriorityQueue<Run> withComplete(PriorityQueue<Run> more) {
    if (complete.isEmpty()) {
      return more;
    }
    complete.addAll(more);
    return complete;
  }

  void replaceComplete(PriorityQueue<Run> runs) {
    if (runs != complete) {
      complete = runs.isEmpty() ? NOTHING : new PriorityQueue<>(runs);
    }
  }

  /** Whether nothing has begun. */
  public boolean isEmpty() {
    return partial.size() == 1 && complete.isEmpty();
  }

  /** Whether a complete match waits for an earlier partial one to end. */
  public boolean hasComplete() {
    return !complete.isEmpty();
  }

  /** Number of partial matches, and of complete ones that wait. */
  public int size() {
    return partial.size() - 1 + complete.size();
  }

  /** Whether any of them began with that event of that order. */
  public boolean holdStart(long startOrder) {
    for (Run run : partial) {
      if (run.startOrder == startOrder) {
        return true;
      }
    }
    for (Run run : complete) {
      if (run.startOrder == startOrder) {
        return true;
      }
    }
    return false;
  }

  /** Writes the binary form; events are written as their number. */
  public void write(ToIntFunction<Event> numbers, PackedWriter out) {
    RunsPacking.write(this, numbers, out);
  }

  /** Reads the binary form of runs of that automaton. */
  public static Runs read(Automaton automaton, List<Event> events, PackedReader in) {
    return RunsPacking.read(automaton, events, in);
  }
}
