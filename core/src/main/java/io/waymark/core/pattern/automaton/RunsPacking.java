package io.waymark.core.pattern.automaton;

import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of runs: what they have taken once each, then the runs in the order they have.
 */
final class RunsPacking {
  private static final int NOTHING = 0;

  private final Map<Taken, Integer> places = new IdentityHashMap<>();
  private final List<Taken> inOrder = new ArrayList<>();

  private RunsPacking() {}

  static void write(Runs runs, ToIntFunction<Event> numbers, PackedWriter out) {
    RunsPacking packing = new RunsPacking();
    packing.place(runs.partial);
    packing.place(runs.complete);
    out.writeUnsigned(runs.nextOrder);
    out.writeUnsigned(packing.inOrder.size());
    for (Taken taken : packing.inOrder) {
      out.writeUnsigned(packing.place(taken.before));
      out.writeUnsigned(taken.step);
      out.writeUnsigned(numbers.applyAsInt(taken.event));
      out.writeUnsigned(runs.nextOrder - taken.order);
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

  static void read(Runs runs, Automaton automaton, IntFunction<Event> events, PackedReader in) {
    runs.nextOrder = in.readUnsigned();
    List<Taken> taken = new ArrayList<>();
    for (int n = in.readCount(); n > 0; n--) {
      int before = in.readCount();
      int step = in.readCount();
      Event event = events.apply(in.readCount());
      long order = runs.nextOrder - in.readUnsigned();
      taken.add(new Taken(before == NOTHING ? null : taken.get(before - 1), step, event, order));
    }
    RunHeap heap = new RunHeap();
    read(automaton, taken, heap, in);
    runs.replacePartial(automaton, heap);
    heap.clear();
    read(automaton, taken, heap, in);
    runs.complete = heap.toArray(RunHeap.NONE);
  }

  private static void read(Automaton automaton, List<Taken> taken, RunHeap runs, PackedReader in) {
    for (int n = in.readCount(); n > 0; n--) {
      State state = automaton.states.get(in.readCount());
      int place = in.readCount();
      runs.add(place == NOTHING ? automaton.atStart : Run.of(state, taken.get(place - 1)));
    }
  }
}
