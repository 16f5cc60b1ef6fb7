package io.waymark.serving.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Json;
import io.waymark.serving.http.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tenant's limits differ in from the installation's.
 *
 * @param values by name as in the API, such as {@code requests_per_second}
 */
record LimitOverrides(Map<String, Long> values) {

  static final LimitOverrides NONE = new LimitOverrides(Map.of());

  private static final long MOST = 1_000_000_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String[] NAMES = {
    "requests_per_second",
    "requests_burst",
    "events_per_second",
    "events_burst",
    "body_bytes",
    "concurrent_queries",
    "customers",
    "property_keys",
    "partial_matches"
  };

  /** What the control store holds. */
  static LimitOverrides parse(String json) {
    try {
      return new LimitOverrides(MAPPER.readValue(json, new TypeReference<Map<String, Long>>() {}));
    } catch (IOException e) {
      throw new IllegalStateException("tenants.limits is no object of numbers", e);
    }
  }

  String json() {
    return new String(Json.bytes(values), StandardCharsets.UTF_8);
  }

  /**
   * These limits with those of a request: a number sets one, 0 goes back to the installation's, and
   * what is absent stays.
   */
  LimitOverrides changedBy(BodyFields fields) {
    Map<String, Long> changed = new TreeMap<>(values);
    for (String name : NAMES) {
      if (fields.has(name)) {
        long value = fields.number(name, 0, 0, MOST);
        changed.put(name, value);
        changed.remove(name, 0L);
      }
    }
    fields.refuseOthers();
    return new LimitOverrides(changed);
  }

  Limits over(Limits defaults) {
    return new Limits(
        of("requests_per_second", defaults.requestsPerSecond()),
        of("requests_burst", defaults.requestsBurst()),
        of("events_per_second", defaults.eventsPerSecond()),
        of("events_burst", defaults.eventsBurst()),
        of("body_bytes", defaults.bodyBytes()),
        (int) of("concurrent_queries", defaults.concurrentQueries()),
        of("customers", defaults.customers()),
        (int) of("property_keys", defaults.propertyKeys()),
        (int) of("partial_matches", defaults.partialMatches()));
  }

  private long of(String name, long fallback) {
    return values.getOrDefault(name, fallback);
  }
}
