package io.waymark.serving.erase;

import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.erase.PersonHash;

/**
 * An id of a person and the event times in which it was.
 *
 * @param customer whether it is a customer id, not a visitor's
 * @param id the id
 * @param from first event time, milliseconds
 * @param until first event time that is somebody else's, {@link #OPEN} where none is
 */
record OwnedId(boolean customer, String id, long from, long until) {

  /** No end. */
  static final long OPEN = Long.MAX_VALUE;

  /** An id that never was anybody else's. */
  static OwnedId always(boolean customer, String id) {
    return new OwnedId(customer, id, 0, OPEN);
  }

  /** The id as the job knows it. */
  PersonId plain() {
    return new PersonId(customer, id);
  }

  /** The id as it is known for good, up to the erasure. */
  Mark mark(PersonHash hash, long erasedAt) {
    return new Mark(hash.of(customer, id), from, Math.min(until, erasedAt + 1));
  }
}
