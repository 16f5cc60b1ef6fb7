package io.waymark.serving.health;

/**
 * How a part is.
 *
 * @param ready whether it can be used
 * @param detail what is missing, or empty
 */
public record PartState(boolean ready, String detail) {

  static final PartState UNSEEN = new PartState(false, "not looked at yet");
  static final PartState READY = new PartState(true, "");
}
