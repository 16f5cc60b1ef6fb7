package io.waymark.core.erase;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.InvalidControlException;
import java.util.List;

/**
 * One control record of an erasure. A person of many ids has several: {@code receipt/part}.
 *
 * @param key type {@link #TYPE}, the tenant, and {@code receipt/part}
 * @param erasedAt event time up to which the person is forgotten, milliseconds; what follows may
 *     begin a new life
 * @param salt of the tenant, hexadecimal digits
 * @param ids of the person, as long as state is to be cleared; empty once that was done
 * @param marks what stays for good
 */
public record ErasureOrder(
    ControlKey key, long erasedAt, String salt, List<PersonId> ids, List<Mark> marks) {
  /** The operators that report that they have obeyed. */
  public static final List<String> STAGES = List.of("route", "visitor", "person");

  /** The type of the control record. */
  public static final String TYPE = "erase";

  /**
   * An id of the person.
   *
   * @param customer whether it is a customer id, not an anonymous id
   */
  public record PersonId(boolean customer, String id) {}

  /**
   * A time in which an id was the person's.
   *
   * @param hash {@link PersonHash} of the id
   * @param from first event time, milliseconds
   * @param until first event time that is somebody else's again, at most {@code erasedAt + 1}
   */
  public record Mark(String hash, long from, long until) {
    /** Whether that event time is in it. */
    public boolean covers(long ts) {
      return from <= ts && ts < until;
    }
  }

  /** A key of that receipt. */
  public static ControlKey key(String tenant, String receipt, int part) {
    return new ControlKey(TYPE, tenant, receipt + '/' + part);
  }

  /** The receipt that the order belongs to. */
  public String receipt() {
    return key.id().substring(0, key.id().lastIndexOf('/'));
  }

  /**
   * Which of the receipt's orders it is, from 0.
   *
   * @throws InvalidControlException where the key has another form
   */
  public int part() {
    try {
      return Integer.parseInt(key.id().substring(key.id().lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      throw new InvalidControlException("id " + key.id() + " is not of the form receipt/part");
    }
  }

  /** The same order without the ids: what stays once all state is cleared. */
  public ErasureOrder withoutIds() {
    return new ErasureOrder(key, erasedAt, salt, List.of(), marks);
  }
}
