package io.waymark.core.control;

/** A control record or key that breaks the contract; the message names the value and the limit. */
public final class InvalidControlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for whoever wrote the record. */
  public InvalidControlException(String sentence) {
    super(sentence);
  }
}
