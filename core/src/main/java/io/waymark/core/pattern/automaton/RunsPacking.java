package io.waymark.core.pattern.automaton;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of runs: what they have taken once each, then the runs in the order they have.
 */
final class RunsPacking {
  private static final int NOTHING = 0;

  /** Most tracks have taken few events. */
  private static final int FEW = 4;

  private final Map<Taken, Integer> places = new IdentityHashMap<>(FEW);
  private final List<Taken> inOrder = new ArrayList<>();

  private RunsPacking() {}

  static void write(Runs runs, ToIntFunction<Taken> numbers, PackedWriter out) {
    RunsPacking packing = new RunsPacking();
    packing.place(runs.partial);
    packing.place(runs.complete);
    out.writeUnsigned(packing.inOrder.size());
    for (Taken taken : packing.inOrder) {
      out.writeUnsigned(packing.place(taken.before));
      out.writeUnsigned(taken.step);
      out.writeUnsigned(numbers.applyAsInt(taken));
    }
    packing.write(runs.partial, out);
    packing.write(runs.complete, out);
  }

  private void place(Run[] runs) {
    for (Run run : runs) {
      place(run.taken);
    }
  }

  private void write(Run[] runs, PackedWriter out) {
    out.writeUnsigned(runs.length);
    for (Run run : runs) {
      out.writeUnsigned(run.state.index);
      out.writeUnsigned(place(run.taken));
    }
  }

  /** Place from 1, behind what was taken before; 0 for nothing. */
  private int place(@Nullable Taken taken) {
    if (taken == null) {
      return NOTHING;
    }
    Integer known = places.get(taken);
    if (known != null) {
      return known;
    }
    List<Taken> unknown = new ArrayList<>();
    for (Taken t = taken; t != null && !places.containsKey(t); t = t.before) {
      unknown.add(t);
    }
    for (int i = unknown.size() - 1; i >= 0; i--) {
      inOrder.add(unknown.get(i));
      places.put(unknown.get(i), inOrder.size());
    }
    return inOrder.size();
  }

  static void read(Runs runs, Automaton automaton, TakenEvents events, PackedReader in) {
    List<Taken> taken = new ArrayList<>();
    for (int n = in.readCount(); n > 0; n--) {
      int before = in.readCount();
      int step = in.readCount();
      int number = in.readCount();
      Taken earlier = before == NOTHING ? null : taken.get(before - 1);
      taken.add(new Taken(earlier, step, events.event(number), events.order(number)));
    }
    Run[] partial = read(automaton, taken, in);
    runs.partial = partial.length == 1 ? automaton.onlyAtStart : partial;
    runs.complete = read(automaton, taken, in);
  }

  private static Run[] read(Automaton automaton, List<Taken> taken, PackedReader in) {
    int count = in.readCount();
    Run[] runs = count == 0 ? RunHeap.NONE : new Run[count];
    for (int i = 0; i < count; i++) {
      State state = automaton.states.get(in.readCount());
      int place = in.readCount();
      runs[i] = place == NOTHING ? automaton.atStart : Run.of(state, taken.get(place - 1));
    }
    return runs;
  }
}
