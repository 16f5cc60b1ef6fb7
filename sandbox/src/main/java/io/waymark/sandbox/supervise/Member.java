package io.waymark.sandbox.supervise;

import java.util.List;

/** Something the supervisor keeps running. */
public interface Member {
  /** The name in status lines. */
  String name();

  /** Names of the members that must be ready before this one starts. */
  List<String> dependsOn();

  /** Starts watching; returns at once. */
  void start(Surroundings surroundings);

  /** How it is now. */
  PartStatus status();

  /** Ends it and returns when it has ended. */
  void stop();
}
