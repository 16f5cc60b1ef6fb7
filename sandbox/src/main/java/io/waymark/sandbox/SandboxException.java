package io.waymark.sandbox;

/** Something the user can put right; the message is one sentence that says how. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One clear sentence: what is wrong and what to do. */
  public SandboxException(String sentence) {
    super(sentence);
  }

  /** The same with the technical cause, for logs. */
  public SandboxException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
