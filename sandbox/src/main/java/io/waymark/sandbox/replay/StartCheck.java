package io.waymark.sandbox.replay;

import java.time.Duration;
import java.time.Instant;

/** Stops a replay that begins before the installation's lateness bound: all of it would be late. */
final class StartCheck {

  private StartCheck() {}

  static void require(long clock, Duration lateness, long firstTs) {
    if (clock == ReplayStore.NO_CLOCK || firstTs >= clock - lateness.toMillis()) {
      return;
    }
    throw new ReplayException(
        """
        the files begin at %s, but event time here stands at %s and accepts nothing older than %s.
        Nothing was sent. Either
          replay into an empty system:  ./waymark up -d --no-demo --data-dir NEW --port 8092
          or move the events:           add --shift-to-now
          or let them be counted late:  add --accept-late\
        """
            .formatted(
                Instant.ofEpochMilli(firstTs),
                Instant.ofEpochMilli(clock),
                Instant.ofEpochMilli(clock - lateness.toMillis())));
  }
}
