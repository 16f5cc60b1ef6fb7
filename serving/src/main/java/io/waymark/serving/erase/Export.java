package io.waymark.serving.erase;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of all that is kept about a person.
 *
 * @param customerId the customer, or null for a visitor who is nobody
 * @param ids all ids of the person
 * @param rows of all tables, one table after the other
 * @param nextCursor of the next page, or null after the last
 */
record Export(
    @Nullable String customerId, List<Alias> ids, List<Line> rows, @Nullable String nextCursor) {

  /**
   * An id of the person.
   *
   * @param kind {@code customer_id} or {@code anonymous_id}
   * @param from from when it is the person's, or null for ever
   * @param until when it became somebody else's, or null
   */
  record Alias(String kind, String id, @Nullable Instant from, @Nullable Instant until) {
    static Alias of(OwnedId id) {
      return new Alias(
          id.customer() ? "customer_id" : "anonymous_id",
          id.id(),
          id.from() == 0 ? null : Instant.ofEpochMilli(id.from()),
          id.until() == OwnedId.OPEN ? null : Instant.ofEpochMilli(id.until()));
    }
  }

  /**
   * A row.
   *
   * @param table where it stands
   * @param row its columns
   */
  record Line(String table, @JsonRawValue String row) {
    private static final String BEFORE = "toJSONString(";

    /**
     * The columns come as JSON texts, under the name of the function that made them; for NULL it
     * makes NULL, which is JSON's null.
     */
    static Line of(String table, Map<String, Object> columns) {
      Map<String, String> fields = new TreeMap<>();
      columns.forEach((name, value) -> {
        if (name.startsWith(BEFORE)) {
          fields.put(name.substring(BEFORE.length(), name.length() - 1), String.valueOf(value));
        }
      });
      StringBuilder json = new StringBuilder("{");
      fields.forEach((name, value) ->
          json.append(json.length() > 1 ? "," : "")
              .append('"')
              .append(name)
              .append("\":")
              .append(value));
      return new Line(table, json.append('}').toString());
    }
  }
}
