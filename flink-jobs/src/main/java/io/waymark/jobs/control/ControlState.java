package io.waymark.jobs.control;

import io.waymark.core.control.ControlChange;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator makes of the control topic: one consumer per type. Types without one belong to
 * somebody else, or to a later program.
 */
public final class ControlState {
  private static final Logger LOG = LoggerFactory.getLogger(ControlState.class);

  private final Map<String, Consumer<ControlChange>> types = new HashMap<>();

  /**
   * Changes of that type go there; one that cannot be used is thrown as IllegalArgumentException.
   */
  public ControlState on(String type, Consumer<ControlChange> consumer) {
    types.put(type, consumer);
    return this;
  }

  /** Takes one change. What held before goes on where the new one cannot be used. */
  public void apply(ControlChange change) {
    Consumer<ControlChange> consumer = types.get(change.key().type());
    if (consumer == null) {
      return;
    }
    try {
      consumer.accept(change);
    } catch (IllegalArgumentException e) {
      LOG.warn("control {} cannot be used: {}", change.key().type(), e.getMessage());
    }
  }

  /** Takes all that has come. */
  public void drain(ControlFeed feed) {
    for (ControlChange change = feed.poll(); change != null; change = feed.poll()) {
      apply(change);
    }
  }
}
