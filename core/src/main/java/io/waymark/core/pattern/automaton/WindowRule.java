package io.waymark.core.pattern.automaton;

/** Which states the window between two events bounds. */
public enum WindowRule {
  /** Every state that waits for an event: what {@code between_steps} says. */
  EVERY_STATE,
  /**
   * Those that flink-cep bounds: not the ones that it adds to pass events over, and of a repeated
   * step all but the last. For comparison with it.
   */
  FLINK
}
