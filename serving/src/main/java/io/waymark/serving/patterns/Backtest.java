package io.waymark.serving.patterns;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pattern tried over history.
 *
 * @param id of the backtest
 * @param pattern whose
 * @param version which
 * @param from begin of the history, inclusive
 * @param to its end, exclusive
 * @param state waiting, running, succeeded, failed or cancelled
 * @param progress from 0 to 1
 * @param step what it is at, in words
 * @param created when it was asked for
 * @param started when a worker took it, or null
 * @param finished when it ended, or null
 * @param result what was found, JSON, or null
 * @param error why it failed, or null
 */
record Backtest(
    String id,
    String pattern,
    int version,
    Instant from,
    Instant to,
    String state,
    double progress,
    String step,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant finished,
    @JsonRawValue @Nullable String result,
    @Nullable String error) {

  static final String WAITING = "waiting";

  static Backtest waiting(
      String id, String pattern, int version, Instant from, Instant to, Instant now) {
    return new Backtest(
        id, pattern, version, from, to, WAITING, 0, "", now, null, null, null, null);
  }

  /** Where it is asked for. */
  String path() {
    return PatternsApi.ALL + "/" + pattern + "/backtests/" + id;
  }

  boolean isUnderWay() {
    return state.equals(WAITING) || state.equals("running");
  }
}
