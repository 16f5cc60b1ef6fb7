package io.waymark.core.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import java.nio.charset.StandardCharsets;

/** Builds one JSON object; absent values are left out. */
final class EventWriter {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder out = new StringBuilder(256).append('{');

  void text(String field, String value) {
    if (!value.isEmpty()) {
      name(field).append('"');
      ENCODER.quoteAsString(value, out);
      out.append('"');
    }
  }

  void amount(String field, long value) {
    if (value != 0) {
      name(field).append(Amount.toDecimal(value).toPlainString());
    }
  }

  void count(String field, long value) {
    if (value != 0) {
      name(field).append(value);
    }
  }

  void object(String field, String json) {
    if (!json.equals(Event.NO_PROPERTIES)) {
      name(field).append(json);
    }
  }

  private StringBuilder name(String field) {
    return out.append(out.length() > 1 ? ",\"" : "\"").append(field).append("\":");
  }

  byte[] finish() {
    return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }
}
