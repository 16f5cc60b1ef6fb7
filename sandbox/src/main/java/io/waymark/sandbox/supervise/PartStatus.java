package io.waymark.sandbox.supervise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How one part is.
 *
 * @param state where it is in its life
 * @param since since when, RFC 3339
 * @param restarts how often it had to be started again
 * @param pid its process, 0 where it has none
 * @param detail why it is not ready, or an empty text
 */
public record PartStatus(
    @JsonProperty("state") State state,
    @JsonProperty("since") String since,
    @JsonProperty("restarts") int restarts,
    @JsonProperty("pid") long pid,
    @JsonProperty("detail") String detail) {
  /** Where a part is in its life. */
  public enum State {
    /** For what it depends on. */
    WAITING,
    /** Started, not yet answering. */
    STARTING,
    /** Answering. */
    READY,
    /** Runs, and says or shows that it cannot be relied on now. */
    UNREADY,
    /** Ended and about to be started again. */
    RESTARTING,
    /** Ended because it was told to. */
    STOPPED,
    /** Not run by this system. */
    EXTERNAL;

    /** The word in status lines. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether others can rely on it. */
  @JsonIgnore
  public boolean isReady() {
    return state == State.READY || state == State.EXTERNAL;
  }
}
