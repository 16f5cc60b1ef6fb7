package io.waymark.core.identity;

import io.waymark.core.journey.OrderingBuffer;
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about one anonymous id, packed into one value. Changed by {@link VisitorStep}.
 */
public final class VisitorState {
  final OrderingBuffer waiting;
  final IdentityMap owners;

  /** The visitor's own history until it is handed to a customer; null before and after. */
  @Nullable PersonState person;

  long version;

  /** An id never seen. */
  public VisitorState() {
    this(new OrderingBuffer(), new IdentityMap());
  }

  private VisitorState(OrderingBuffer waiting, IdentityMap owners) {
    this.waiting = waiting;
    this.owners = owners;
  }

  /** The unidentified visitor's state, or null where it is somebody's. */
  public @Nullable PersonState person() {
    return person;
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return person == null && owners.size() == 0 && waiting.isEmpty();
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    waiting.write(out);
    owners.write(out);
    out.writeLong(version);
    out.writeBoolean(person != null);
    if (person != null) {
      person.write(out);
    }
  }

  /** Reads the binary form. */
  public static VisitorState read(PackedReader in) {
    VisitorState state = new VisitorState(OrderingBuffer.read(in), IdentityMap.read(in));
    state.version = in.readLong();
    state.person = in.readBoolean() ? PersonState.read(in) : null;
    return state;
  }
}
