package io.waymark.serving.health;

/** What a part still needs, as a sentence. */
public final class NotReady extends Exception {

  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public NotReady(String sentence) {
    super(sentence, null, false, false);
  }
}
