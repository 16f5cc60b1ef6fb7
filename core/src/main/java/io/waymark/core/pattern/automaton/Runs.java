package io.waymark.core.pattern.automaton;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.function.ToIntFunction;

/** The partial matches of one person, and complete ones that wait for earlier ones to end. */
public class Runs {
  /** In the order of a {@link RunHeap}, with the one that stands at the start. */
  Run[] partial;

  /** In the same order. */
  Run[] complete = RunHeap.NONE;

  /** One that stands at the start. */
  protected Runs(Automaton automaton) {
    partial = automaton.onlyAtStart;
  }

  void replacePartial(Automaton automaton, RunHeap runs) {
    if (runs.size() == 1 && runs.peek() == automaton.atStart) {
      partial = automaton.onlyAtStart;
    } else {
      partial = runs.toArray(partial == automaton.onlyAtStart ? RunHeap.NONE : partial);
    }
  }

  /** Whether nothing has begun. */
  public boolean isEmpty() {
    return partial.length == 1 && complete.length == 0;
  }

  /** Whether a complete match waits for an earlier partial one to end. */
  public boolean hasComplete() {
    return complete.length > 0;
  }

  /** Number of partial matches, and of complete ones that wait. */
  public int size() {
    return partial.length - 1 + complete.length;
  }

  /** Whether any of them began with that event of that order. */
  public boolean holdStart(long startOrder) {
    return holdStart(partial, startOrder) || holdStart(complete, startOrder);
  }

  private static boolean holdStart(Run[] runs, long startOrder) {
    for (Run run : runs) {
      if (run.startOrder() == startOrder) {
        return true;
      }
    }
    return false;
  }

  /** Writes the binary form; the newest event of each is written as that number. */
  protected final void writeRuns(ToIntFunction<Taken> numbers, PackedWriter out) {
    RunsPacking.write(this, numbers, out);
  }

  /** Reads the binary form of runs of that automaton in place of these. */
  protected final void readRuns(Automaton automaton, TakenEvents events, PackedReader in) {
    RunsPacking.read(this, automaton, events, in);
  }
}
