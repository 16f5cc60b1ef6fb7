package io.waymark.core.pattern.matching;

/** What matching decides about one person. */
public interface MatchEffects {

  /** The person it is about. */
  Subject subject();

  /** A match or a dead end. */
  void found(Finding finding);
}
