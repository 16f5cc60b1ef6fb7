package io.waymark.core.pattern.automaton;

/** Whether an edge may be used, as a formula over the conditions of the steps. */
interface Guard {
  /** Always. */
  Guard ALWAYS = truths -> true;

  boolean opens(Truths truths);

  /** The truth of a condition for the event and the partial match at hand. */
  interface Truths {
    boolean holds(int condition);
  }

  static Guard holds(int condition) {
    return truths -> truths.holds(condition);
  }

  default Guard negate() {
    return truths -> !opens(truths);
  }

  default Guard and(Guard other) {
    if (this == ALWAYS || other == ALWAYS) {
      return this == ALWAYS ? other : this;
    }
    return truths -> opens(truths) && other.opens(truths);
  }
}
