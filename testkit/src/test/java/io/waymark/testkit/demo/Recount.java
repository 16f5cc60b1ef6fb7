package io.waymark.testkit.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts lines by reading their JSON and nothing else, simple and slow. */
final class Recount {

  private static final long WEEK = 7 * 86_400_000L;

  long accepted;
  long repeated;
  long late;
  long filtered;
  final Map<String, Long> rejected = new HashMap<>();
  final Set<String> orders = new HashSet<>();
  final Set<String> customers = new HashSet<>();
  final Set<String> buyers = new HashSet<>();
  final Map<String, Long> revenue = new TreeMap<>();
  final Map<String, Long> refunds = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> anonymous = new HashSet<>();
  private final Set<String> identified = new HashSet<>();
  private long clock;
  private long lastArrival = Long.MIN_VALUE;

  void add(long arrivalMs, String line) {
    if (arrivalMs < lastArrival) {
      throw new AssertionError("arrival goes back at " + line);
    }
    lastArrival = arrivalMs;
    Map<String, String> fields = parse(line);
    String reason = reasonOf(fields);
    if (!reason.isEmpty()) {
      rejected.merge(reason, 1L, Long::sum);
      return;
    }
    long ts = Instant.parse(fields.get("ts")).toEpochMilli();
    if (line.contains("user_agent")) {
      filtered++;
    } else if (ts < clock - WEEK) {
      late++;
    } else if (!seen.add(fields.get("event_id"))) {
      repeated++;
    } else {
      accepted++;
      count(fields);
    }
    clock = Math.max(clock, ts);
  }

  private static String reasonOf(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return "malformed_json";
    }
    if (fields.getOrDefault("ts", "").equals("yesterday")) {
      return "bad_ts";
    }
    if (fields.getOrDefault("revenue", "0").startsWith("-")) {
      return "negative_amount";
    }
    if (fields.getOrDefault("kind", "").equals("purchased")) {
      return "unknown_kind";
    }
    boolean nobody = !fields.containsKey("customer_id") && !fields.containsKey("anonymous_id");
    return nobody && !fields.getOrDefault("kind", "touch").equals("spend") ? "missing_person" : "";
  }

  private void count(Map<String, String> fields) {
    String customer = fields.getOrDefault("customer_id", "");
    String kind = fields.getOrDefault("kind", "touch");
    if (kind.equals("conversion")) {
      orders.add(fields.get("order_id"));
      buyers.add(customer);
      revenue.merge(fields.get("currency"), amount(fields), Long::sum);
    }
    if (kind.equals("refund")) {
      refunds.merge(fields.get("currency"), amount(fields), Long::sum);
    }
    if (kind.equals("identify")) {
      identified.add(fields.get("anonymous_id"));
    }
    if (!customer.isEmpty()) {
      customers.add(customer);
    } else if (fields.containsKey("anonymous_id")) {
      anonymous.add(fields.get("anonymous_id"));
    }
  }

  long anonymousVisitors() {
    return anonymous.stream().filter(id -> !identified.contains(id)).count();
  }

  private static long amount(Map<String, String> fields) {
    return new BigDecimal(fields.get("revenue")).movePointRight(4).longValueExact();
  }

  /** The fields at the top, or none where the line is no JSON object. */
  private static Map<String, String> parse(String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT) {
          json.skipChildren();
        } else {
          fields.put(name, json.getText());
        }
      }
      return fields;
    } catch (IOException e) {
      return Map.of();
    }
  }
}
