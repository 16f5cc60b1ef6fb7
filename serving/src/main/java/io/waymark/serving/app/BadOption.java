package io.waymark.serving.app;

/** A start that cannot be: the message is the one sentence to show. */
final class BadOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  BadOption(String message) {
    super(message, null, false, false);
    this.sentence = message;
  }

  String sentence() {
    return sentence;
  }
}
