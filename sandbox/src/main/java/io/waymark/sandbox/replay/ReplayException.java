package io.waymark.sandbox.replay;

/** A replay that cannot go on; the message says what was found, the limit and what to do. */
public final class ReplayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With that message. */
  public ReplayException(String message) {
    super(message);
  }

  /** With that message, because of that. */
  public ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
