package io.waymark.core.identity;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom an anonymous id belongs to, over time: the first customer has the whole past, a later one
 * everything from the identify event on.
 */
public final class IdentityMap {

  /** Most customers remembered for one id; a shared device beyond that forgets its older ones. */
  static final int MAX_OWNERS = 32;

  /** The owner of an id whose last customer was erased. */
  public static final String NOBODY = "";

  /** From when the first owner owns. */
  public static final long SINCE_EVER = 0;

  /**
   * @param customerId whose the id is, or {@link #NOBODY}
   * @param validFrom from this event time on, milliseconds; {@link #SINCE_EVER} for the first
   */
  public record Owner(String customerId, long validFrom) {}

  private final List<Owner> owners = new ArrayList<>();

  /**
   * Learns of an identify event.
   *
   * @return the new entry, or null where the id belonged to that customer already
   */
  public @Nullable Owner add(String customerId, long ts) {
    if (owners.isEmpty()) {
      return put(0, new Owner(customerId, SINCE_EVER));
    }
    int i = indexAt(ts);
    if (owners.get(i).customerId().equals(customerId)) {
      return null;
    }
    return put(i + 1, new Owner(customerId, ts));
  }

  private Owner put(int index, Owner owner) {
    owners.add(index, owner);
    if (owners.size() > MAX_OWNERS) {
      owners.remove(0);
    }
    return owner;
  }

  /** The customer that the id belongs to at that time, or null where it is nobody's. */
  public @Nullable String ownerAt(long ts) {
    String owner = owners.isEmpty() ? NOBODY : owners.get(indexAt(ts)).customerId();
    return owner.equals(NOBODY) ? null : owner;
  }

  /**
   * Forgets the owners of those times. Where the last one goes and others stay, the id is nobody's
   * from then on.
   *
   * @param from what begins with it
   * @param nobodysFrom when it begins to be nobody's
   * @return the new entry, or null where there is none
   */
  @Nullable Owner forget(LongPredicate from, long nobodysFrom) {
    boolean lastGoes = !owners.isEmpty() && from.test(owners.get(owners.size() - 1).validFrom());
    owners.removeIf(owner -> from.test(owner.validFrom()));
    return lastGoes && !owners.isEmpty()
        ? put(owners.size(), new Owner(NOBODY, nobodysFrom))
        : null;
  }

  int size() {
    return owners.size();
  }

  private int indexAt(long ts) {
    int i = owners.size() - 1;
    while (i > 0 && owners.get(i).validFrom() > ts) {
      i--;
    }
    return i;
  }

  void write(PackedWriter out) {
    out.writeUnsigned(owners.size());
    for (Owner owner : owners) {
      out.writeString(owner.customerId());
      out.writeLong(owner.validFrom());
    }
  }

  static IdentityMap read(PackedReader in) {
    IdentityMap map = new IdentityMap();
    for (int n = in.readCount(); n > 0; n--) {
      map.owners.add(new Owner(in.readString(), in.readLong()));
    }
    return map;
  }
}
