package io.waymark.serving.erase;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an erasure stands. Names nobody.
 *
 * @param id of the erasure
 * @param state how it stands
 * @param detail what it waits for or why it failed, in words
 * @param erasedAt event time up to which the person is forgotten; what follows may be a new life
 * @param ids how many ids of the person are covered
 * @param deleted rows that were deleted, by table; null until they are counted
 * @param remaining rows that a count of now finds, by table; null where none was asked for
 * @param created when it was asked for
 * @param finished when it ended, or null
 */
record Receipt(
    String id,
    String state,
    String detail,
    Instant erasedAt,
    int ids,
    @Nullable Map<String, Long> deleted,
    @Nullable Map<String, Long> remaining,
    Instant created,
    @Nullable Instant finished) {

  /** How an erasure stands. */
  enum State {
    /** It stands in the control store and goes to the job. */
    ACCEPTED,
    /** The job forgets the person. */
    CLEARING,
    /** The job has; rows are deleted. */
    DELETING,
    /** Nothing is left. */
    DONE,
    /** The job has not confirmed it in time; the same DELETE tries again. */
    FAILED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is neither done nor failed. */
  boolean isOpen() {
    return !is(State.DONE) && !is(State.FAILED);
  }

  boolean is(State other) {
    return state.equals(other.wireName());
  }

  /** Where it is asked for. */
  String path() {
    return "/api/v1/erasures/" + id;
  }

  Receipt counted(Map<String, Long> now) {
    return new Receipt(id, state, detail, erasedAt, ids, deleted, now, created, finished);
  }
}
