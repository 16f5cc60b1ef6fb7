package io.waymark.serving.erase;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an erasure stands in its table. */
final class ErasureColumns {

  static final String SELECT =
      "select e.id, e.tenant, e.state, e.detail, e.erased_at, e.ids, e.id_count, e.orders, e.fence,"
          + " e.deleted, e.begun, e.created, e.finished from erasures e ";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ErasureColumns() {}

  /** One erasure. */
  static ErasureRow row(ResultSet row) throws SQLException {
    long fence = row.getLong("fence");
    @Nullable Long fenced = row.wasNull() ? null : fence;
    String ids = row.getString("ids");
    String deleted = row.getString("deleted");
    Receipt receipt =
        new Receipt(
            row.getString("id"),
            row.getString("state"),
            row.getString("detail"),
            Instant.ofEpochMilli(row.getLong("erased_at")),
            row.getInt("id_count"),
            deleted == null ? null : read(deleted, new TypeReference<Map<String, Long>>() {}),
            null,
            time(row, "created"),
            row.getObject("finished") == null ? null : time(row, "finished"));
    return new ErasureRow(
        row.getString("tenant"),
        receipt,
        ids == null ? List.of() : read(ids, new TypeReference<List<OwnedId>>() {}),
        row.getInt("orders"),
        fenced,
        time(row, "begun"));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
