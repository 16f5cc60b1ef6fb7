package io.waymark.core.pattern.automaton;

import io.waymark.core.pattern.automaton.State.Edge;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the kind, name and channel of an event say about it: the same for all events that share
 * them. Where they decide every condition, so is what becomes of a partial match, and it is kept.
 * Not thread-safe.
 */
public final class Prospect {
  /** Stands for edges that nobody has looked for. */
  static final Edge[] UNKNOWN = {};

  /** The conditions that may hold, a bit each, and {@link State#ANY_EVENT}. */
  final long mayHold;

  /** Whether all of those do hold. */
  final boolean isDecided;

  /** By state: whether a partial match there passes the event over, as far as known. */
  final byte[] passing;

  /** By state: the edges that are open to a partial match there, or {@link #UNKNOWN}. */
  final Edge[][] open;

  /** By state: the final state that is reached from there without another event, if known. */
  final @Nullable State[] ends;

  /** By state: whether that is known. */
  final boolean[] endKnown;

  Prospect(long mayHold, boolean isDecided, int states) {
    this.mayHold = mayHold;
    this.isDecided = isDecided;
    this.passing = new byte[isDecided ? states : 0];
    this.open = new Edge[isDecided ? states : 0][];
    Arrays.fill(open, UNKNOWN);
    this.ends = new State[isDecided ? states : 0];
    this.endKnown = new boolean[isDecided ? states : 0];
  }

  /** The conditions that may hold, a bit each. */
  public long mayHold() {
    return mayHold;
  }
}
