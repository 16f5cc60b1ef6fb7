package io.waymark.core.control;

import org.jspecify.annotations.Nullable;

/**
 * What a reader of the control topic learns.
 *
 * @param key what it is about
 * @param record what holds from now on, or null where the key was removed
 */
public record ControlChange(ControlKey key, @Nullable ControlRecord record) {

  /** The record holds from now on. */
  public static ControlChange of(ControlRecord record) {
    return new ControlChange(record.key(), record);
  }

  /** The key is gone. */
  public static ControlChange removal(ControlKey key) {
    return new ControlChange(key, null);
  }
}
