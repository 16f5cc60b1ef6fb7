package io.waymark.core.pattern.automaton;

/** What the step of an automaton leads to. */
public interface Effects {

  /** A match is complete. */
  void matched(Taken match);

  /**
   * The time of a partial match is over.
   *
   * @param partial what it had taken
   * @param overTs the event time at which it was over
   */
  void timedOut(Taken partial, long overTs);

  /** A partial match went because there were too many. */
  void dropped();
}
