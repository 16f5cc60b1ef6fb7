package io.waymark.serving.health;

/** Looks at one part of the system. */
@FunctionalInterface
public interface Probe {

  /**
   * Returns when the part is ready.
   *
   * @throws Exception saying what is missing
   */
  void check() throws Exception;
}
