package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;

/** Where a format puts what it reads: every line of a file exactly once. */
public interface LineSink {

  /** A line that a format turned into an event. */
  void event(Event event);

  /** A line that is an event in JSON already. */
  void json(byte[] line);

  /**
   * A line that is no event.
   *
   * @param reason code that the line is counted under
   * @param detail what is wrong, with the value
   * @param original the line as it stood in the file
   */
  void refuse(String reason, String detail, String original);
}
