package io.waymark.serving.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Work that outlives its request.
 *
 * @param id of the operation
 * @param kind what is done, such as the route whose answer is made
 * @param state how it stands
 * @param progress from 0 to 1
 * @param step what it is at, in words
 * @param created when it was asked for
 * @param finished when it ended, or null
 * @param result path of the result, or null where there is none
 */
public record Operation(
    String id,
    String kind,
    String state,
    double progress,
    String step,
    Instant created,
    @Nullable Instant finished,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String result) {

  /** How an operation stands. */
  public enum State {
    /** Under way. */
    RUNNING,
    /** There is a result. */
    SUCCEEDED,
    /** The result is the problem that ended it. */
    FAILED,
    /** Somebody called it off; there is no result. */
    CANCELLED;

    /** The name in JSON and in the control store. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it is asked for. */
  public static String path(String id) {
    return "/api/v1/operations/" + id;
  }

  /** Whether it is under way. */
  boolean isRunning() {
    return state.equals(State.RUNNING.wireName());
  }
}
