package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.wire.FlatProperties;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code identify} events say of a person. Of each key the value of the latest event time
 * counts; the keys named last stay where there are too many. Neither depends on the order of
 * arrival.
 */
public final class CustomerProperties {
  /** Most keys of a person. */
  public static final int MAX_KEYS = 64;

  /** Longest key and longest value (a JSON scalar), in characters; what is longer is not kept. */
  public static final int MAX_LENGTH = 256;

  /** What an identify event says about its page, its sender and its consent, not its person. */
  private static final Set<String> OF_THE_EVENT =
      Set.of(
          "url",
          "referrer",
          "path",
          "title",
          "search",
          "user_agent",
          "ip",
          "gclid",
          "fbclid",
          "msclkid",
          "properties_dropped");

  private record Value(String json, Position at) {}

  // Of most persons nothing is known.
  private Map<String, Value> values = Map.of();

  void learn(Arrival arrival) {
    if (arrival.event().kind() == EventKind.IDENTIFY) {
      Position at = Position.of(arrival);
      FlatProperties.forEach(
          arrival.event().properties(),
          (key, json) -> {
            if (isOfPerson(key) && json.length() <= MAX_LENGTH) {
              put(key, new Value(json, at));
            }
          });
    }
  }

  private static boolean isOfPerson(String key) {
    return key.length() <= MAX_LENGTH
        && !OF_THE_EVENT.contains(key)
        && !key.startsWith("utm_")
        && !key.startsWith("context.")
        && !key.startsWith("consent.")
        && !key.startsWith("segment.");
  }

  private void put(String key, Value value) {
    own().merge(key, value, (a, b) -> b.at().compareTo(a.at()) >= 0 ? b : a);
    if (values.size() > MAX_KEYS) {
      values.remove(oldest());
    }
  }

  private Map<String, Value> own() {
    if (values.isEmpty()) {
      values = new TreeMap<>();
    }
    return values;
  }

  /** Of equally old keys the last in the alphabet. */
  private String oldest() {
    String oldest = "";
    Position at = null;
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      if (at == null || entry.getValue().at().compareTo(at) <= 0) {
        oldest = entry.getKey();
        at = entry.getValue().at();
      }
    }
    return oldest;
  }

  void merge(CustomerProperties other) {
    other.values.forEach(this::put);
  }

  /** A flat JSON object, keys in order; {@code {}} where nothing is known. */
  public String json() {
    if (values.isEmpty()) {
      return "{}";
    }
    StringBuilder json = new StringBuilder("{");
    values.forEach((key, value) ->
        json.append(json.length() > 1 ? "," : "")
            .append(FlatProperties.quoted(key))
            .append(':')
            .append(value.json()));
    return json.append('}').toString();
  }

  void write(PackedWriter out) {
    out.writeUnsigned(values.size());
    values.forEach((key, value) -> {
      out.writeString(key);
      out.writeString(value.json());
      value.at().write(out);
    });
  }

  static CustomerProperties read(PackedReader in) {
    CustomerProperties properties = new CustomerProperties();
    for (int n = in.readCount(); n > 0; n--) {
      properties.own().put(in.readString(), new Value(in.readString(), Position.read(in)));
    }
    return properties;
  }
}
