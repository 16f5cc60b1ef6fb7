package io.waymark.serving.events;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log that events are appended to. */
@FunctionalInterface
public interface EventLog {

  /**
   * Appends a record.
   *
   * @param done called once, from any thread: with null when all replicas have the record, else
   *     with what went wrong
   */
  void append(EventRecord record, Consumer<@Nullable Exception> done);
}
