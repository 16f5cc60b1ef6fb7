package io.waymark.core.wire.segment;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Utf8;
import java.util.HashSet;
import java.util.Set;

/**
 * A flat JSON object that takes values as long as there is room, and says at the end how many there
 * was no room for. What others send may hold more than an event may; refusing it for a long list of
 * products would lose the order.
 */
public final class KeptProperties {

  /** How many values were left out. */
  static final String DROPPED = "properties_dropped";

  /** Room for {@link #DROPPED} and its number, and for the braces. */
  private static final int RESERVED_BYTES = 40;

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder json = new StringBuilder();
  private final Set<String> keys = new HashSet<>();
  private int bytes;
  private int dropped;

  boolean has(String key) {
    return keys.contains(key);
  }

  /** Takes the text if it is not empty, it fits, and its key is not known yet. */
  public KeptProperties text(String key, String value) {
    if (!value.isEmpty()) {
      add(key, new FlatPayload.Scalar(value, true, false, false));
    }
    return this;
  }

  /** Takes the number, as it is written, if it is not empty and its key is not known yet. */
  public KeptProperties number(String key, String value) {
    if (!value.isEmpty()) {
      add(key, new FlatPayload.Scalar(value, false, true, false));
    }
    return this;
  }

  /** Takes the value if it fits and its key is not known yet. */
  void add(String key, FlatPayload.Scalar value) {
    String member = fits(key, value) ? member(key, value) : "";
    int size = Utf8.length(member);
    if (member.isEmpty() || bytes + size > EventJson.MAX_PROPERTIES_BYTES - RESERVED_BYTES) {
      dropped++;
      return;
    }
    keys.add(key);
    bytes += size;
    json.append(member);
  }

  private boolean fits(String key, FlatPayload.Scalar value) {
    return keys.size() < EventJson.MAX_PROPERTIES - 1
        && !keys.contains(key)
        && key.length() <= EventJson.MAX_TEXT_LENGTH
        && value.text().length() <= EventJson.MAX_PROPERTIES_BYTES
        && (!value.isNumber() || Double.isFinite(Double.parseDouble(value.text())));
  }

  private static String member(String key, FlatPayload.Scalar value) {
    StringBuilder text = new StringBuilder(",\"");
    ENCODER.quoteAsString(CleanText.of(key), text);
    text.append("\":");
    if (value.isText()) {
      ENCODER.quoteAsString(CleanText.of(value.text()), text.append('"'));
      text.append('"');
    } else {
      text.append(value.text());
    }
    return text.toString();
  }

  /** The object. */
  public String finish() {
    if (dropped > 0) {
      json.append(",\"" + DROPPED + "\":").append(dropped);
    }
    return json.isEmpty() ? "{}" : "{" + json.substring(1) + "}";
  }
}
