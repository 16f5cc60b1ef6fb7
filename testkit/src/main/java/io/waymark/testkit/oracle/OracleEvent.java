package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An event as the oracle reads it: the fields at the top as text, absent ones empty.
 *
 * @param fields texts and numbers at the top, and those of {@code properties} behind a dot
 * @param tenant whose it is
 * @param ts milliseconds
 * @param partition where it stood
 * @param offset its place there
 */
record OracleEvent(Map<String, String> fields, String tenant, long ts, int partition, long offset) {

  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  String kind() {
    return fields.getOrDefault("kind", "touch");
  }

  boolean isIdentified() {
    return !get("customer_id").isEmpty();
  }

  BigDecimal amount(String name) {
    return get(name).isEmpty() ? BigDecimal.ZERO : new BigDecimal(get(name));
  }

  String purchaseKey() {
    String person = isIdentified() ? get("customer_id") : get("anonymous_id");
    return get("order_id").isEmpty()
        ? "e:" + person + "/" + get("event_id")
        : "o:" + get("order_id");
  }

  /** A property, also where it was written at the top. */
  String property(String name) {
    return fields.getOrDefault("properties." + name, get(name));
  }
}
