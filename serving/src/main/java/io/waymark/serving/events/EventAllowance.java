package io.waymark.serving.events;

import io.waymark.core.event.Event;
import io.waymark.core.wire.Reject;
import io.waymark.serving.http.Caller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many events a tenant may send. */
public interface EventAllowance {

  /** As many as come. */
  EventAllowance OPEN =
      new EventAllowance() {
        @Override
        public void take(Caller caller, long events) {}

        @Override
        public boolean await(Caller caller, Duration patience) {
          return true;
        }

        @Override
        public @Nullable Reject refusal(Caller caller, Event event) {
          return null;
        }
      };

  /**
   * Takes a body of events into account, all or none.
   *
   * @throws io.waymark.serving.http.ProblemException 413 or 429 where they are too many
   */
  void take(Caller caller, long events);

  /** Waits until one more event of a stream may come; false where that takes too long. */
  boolean await(Caller caller, Duration patience);

  /** Why the event would be one too many for its tenant, or null where there is room. */
  @Nullable Reject refusal(Caller caller, Event event);
}
