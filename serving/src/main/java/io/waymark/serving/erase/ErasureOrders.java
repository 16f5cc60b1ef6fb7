package io.waymark.serving.erase;

import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.PersonHash;
import io.waymark.core.wire.ErasureJson;
import io.waymark.serving.control.Outbox;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the job is told of an erasure: some control records, each with a portion of the ids. */
final class ErasureOrders {

  private ErasureOrders() {}

  /**
   * Sends orders for those ids behind the ones that were sent.
   *
   * @return how many there are now
   */
  static int send(Handle handle, ErasureRow row, String salt, List<OwnedId> more) {
    int orders = row.orders();
    for (List<OwnedId> batch : PersonQueries.batches(more)) {
      Outbox.append(handle, ErasureJson.record(order(row, orders++, salt, batch)));
    }
    return orders;
  }

  /** Whether all orders stand in the control topic. */
  static boolean isSent(Handle handle, ErasureRow row) {
    String prefix = ErasureOrder.TYPE + "/" + row.tenant() + "/" + row.receipt().id() + "/";
    return handle
            .createQuery(
                "select count(*) from control_outbox where starts_with(key, :prefix)"
                    + " and sent is null")
            .bind("prefix", prefix)
            .mapTo(Long.class)
            .one()
        == 0;
  }

  /** Puts records with hashes alone in the place of those that were sent. */
  static void hideIds(Handle handle, ErasureRow row, String salt) {
    List<List<OwnedId>> batches = PersonQueries.batches(row.ids());
    for (int part = 0; part < batches.size(); part++) {
      Outbox.append(
          handle, ErasureJson.record(order(row, part, salt, batches.get(part)).withoutIds()));
    }
    // Ids that were added later now stand in a record with others.
    for (int part = batches.size(); part < row.orders(); part++) {
      Outbox.remove(handle, ErasureOrder.key(row.tenant(), row.receipt().id(), part));
    }
  }

  private static ErasureOrder order(ErasureRow row, int part, String salt, List<OwnedId> ids) {
    PersonHash hash = new PersonHash(salt);
    long erasedAt = row.receipt().erasedAt().toEpochMilli();
    return new ErasureOrder(
        ErasureOrder.key(row.tenant(), row.receipt().id(), part),
        erasedAt,
        salt,
        ids.stream().map(OwnedId::plain).distinct().toList(),
        ids.stream().map(id -> id.mark(hash, erasedAt)).toList());
  }
}
