package io.waymark.sandbox.replay;

/** Where a replay's lines come from. */
public interface LineSource {

  /** Gives every line to the sink, and says how far it is. */
  void read(LineSink sink, Progress progress);
}
