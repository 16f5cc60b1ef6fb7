package io.waymark.serving.erase;

import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.PersonHash;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The salted hashes of erased ids, which stay when the ids themselves are gone. */
final class ErasureMarks {

  private static final int SALT_BYTES = 16;

  private ErasureMarks() {}

  /** The tenant's salt, made when it is first needed. */
  static String salt(Handle handle, String tenant) {
    byte[] fresh = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(fresh);
    handle.execute(
        "insert into erase_salts (tenant, salt) values (?, ?) on conflict do nothing",
        tenant,
        HexFormat.of().formatHex(fresh));
    return handle
        .createQuery("select salt from erase_salts where tenant = :tenant")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .one();
  }

  static void add(Handle handle, ErasureRow row, String salt, List<OwnedId> ids) {
    PersonHash hash = new PersonHash(salt);
    PreparedBatch marks =
        handle.prepareBatch(
            "insert into erased_ids (tenant, hash, erasure, customer, starts, ends)"
                + " values (:tenant, :hash, :erasure, :customer, :starts, :ends)"
                + " on conflict do nothing");
    for (OwnedId id : ids) {
      Mark mark = id.mark(hash, row.receipt().erasedAt().toEpochMilli());
      marks
          .bind("tenant", row.tenant())
          .bind("hash", mark.hash())
          .bind("erasure", row.receipt().id())
          .bind("customer", id.customer())
          .bind("starts", mark.from())
          .bind("ends", mark.until())
          .add();
    }
    marks.execute();
  }

  /** What an erasure covers. */
  static Marked of(Handle handle, String tenant, Receipt receipt) {
    List<Marked.Id> ids =
        handle
            .createQuery(
                "select customer, hash, starts, ends from erased_ids where erasure = :id"
                    + " order by customer desc, hash, starts")
            .bind("id", receipt.id())
            .map((row, context) ->
                new Marked.Id(
                    row.getBoolean("customer"),
                    new Mark(row.getString("hash"), row.getLong("starts"), row.getLong("ends"))))
            .list();
    return new Marked(salt(handle, tenant), receipt.erasedAt().toEpochMilli(), ids);
  }
}
