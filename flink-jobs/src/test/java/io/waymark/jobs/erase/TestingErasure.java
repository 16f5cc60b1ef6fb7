package io.waymark.jobs.erase;

import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.control.ControlChange;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.erase.ErasureOrder.PersonId;
import io.waymark.core.erase.PersonHash;
import io.waymark.core.wire.ErasureJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Erasures of tenant acme. */
public final class TestingErasure {
  private static final String SALT = "5a17";

  private TestingErasure() {}

  /** An order to forget all that those ids did; {@code c:} and {@code v:} say of which kind. */
  public static ErasureOrder order(long erasedAt, String... ids) {
    List<PersonId> persons =
        Arrays.stream(ids).map(id -> new PersonId(id.startsWith("c:"), id.substring(2))).toList();
    PersonHash hash = new PersonHash(SALT);
    List<Mark> marks =
        persons.stream()
            .map(id -> new Mark(hash.of(id.customer(), id.id()), 0, erasedAt + 1))
            .toList();
    return new ErasureOrder(
        ErasureOrder.key("acme", "r" + erasedAt, 0), erasedAt, SALT, persons, marks);
  }

  public static ControlChange change(ErasureOrder order) {
    return ControlChange.of(ErasureJson.record(order));
  }

  /** How many rows report an erasure. */
  public static long reports(Collection<Row> rows) {
    return rows.stream().filter(row -> row.table() == Table.ERASURES).count();
  }

  /** When a row says that an erasure was reported: its last column, milliseconds of 8 bytes. */
  public static long reportedMs(Row row) {
    return ByteBuffer.wrap(row.bytes())
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong(row.bytes().length - Long.BYTES);
  }

  /** How many rows say that an event was not taken since its person was erased. */
  public static long refused(Collection<Row> rows) {
    return rows.stream()
        .filter(row -> row.table() == Table.FILTERED_EVENTS)
        .filter(row -> EventRows.leadingText(row.bytes(), 2).equals(EventRows.ERASED))
        .filter(row -> EventRows.leadingText(row.bytes(), 4).isEmpty())
        .count();
  }
}
