package io.waymark.sandbox.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which field of the event comes from which column, and which are the same on every line.
 *
 * @param columns field to column
 * @param constants field to value
 */
record ColumnMap(Map<String, String> columns, Map<String, String> constants) {

  /** What the names of properties begin with. */
  static final String PROPERTY = "properties.";

  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "customer", "customer_id",
          "anonymous", "anonymous_id",
          "visitor", "anonymous_id",
          "event", "event_id",
          "id", "event_id",
          "session", "session_id",
          "order", "order_id",
          "time", "ts");

  private static final Set<String> FIELDS =
      Set.of(
          "event_id",
          "customer_id",
          "anonymous_id",
          "kind",
          "name",
          "channel",
          "campaign",
          "session_id",
          "order_id",
          "ts",
          "device",
          "region",
          "revenue",
          "currency",
          "cost",
          "impressions");

  /** Checks the fields' names; a time is needed. */
  static ColumnMap of(Map<String, String> columns, Map<String, String> constants) {
    ColumnMap map = new ColumnMap(canonical(columns), canonical(constants));
    if (!map.columns.containsKey("ts")) {
      throw new ReplayException("--map needs ts=COLUMN: every event has a time");
    }
    return map;
  }

  private static Map<String, String> canonical(Map<String, String> given) {
    Map<String, String> fields = new TreeMap<>();
    given.forEach((name, value) -> fields.put(fieldOf(name), value));
    return fields;
  }

  private static String fieldOf(String name) {
    String field = SHORT_NAMES.getOrDefault(name, name);
    if (!FIELDS.contains(field) && !field.startsWith(PROPERTY)) {
      throw new ReplayException(
          "unknown field '%s': use one of %s, %s or properties.NAME"
              .formatted(name, sorted(FIELDS), sorted(SHORT_NAMES.keySet())));
    }
    return field;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** The column's value where it is mapped and not empty, else the constant, else empty. */
  String value(CsvRow row, String field) {
    String column = columns.get(field);
    String value = column == null ? "" : row.get(column);
    return value.isEmpty() ? constants.getOrDefault(field, "") : value;
  }

  /** The mapped properties, in order of their names. */
  List<String> propertyFields() {
    return java.util.stream.Stream.concat(columns.keySet().stream(), constants.keySet().stream())
        .filter(field -> field.startsWith(PROPERTY))
        .distinct()
        .toList();
  }
}
