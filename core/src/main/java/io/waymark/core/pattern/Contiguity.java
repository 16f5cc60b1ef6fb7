package io.waymark.core.pattern;

/** What may lie between one matched event and the next. */
public enum Contiguity {
  /** Nothing: the very next event of the person decides. */
  STRICT,
  /** Events that do not match; the first that matches is taken. */
  RELAXED,
  /** Anything: every later event that matches is taken, each in a match of its own. */
  ANY
}
