package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.waymark.core.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Flattens nested JSON into one flat JSON object as text: keys joined by dots, array elements by
 * their index, nulls left out, scalars kept as they were written.
 */
final class PropertiesWriter {

  /** Most keys after flattening. */
  static final int MAX_KEYS = 64;

  /** Largest text after flattening, in UTF-8 bytes. */
  static final int MAX_BYTES = 8 * 1024;

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder text = new StringBuilder();
  private final List<String> keys = new ArrayList<>();

  /** Takes the value that the parser stands on, under that key. */
  void add(String key, JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      addObject(key, json);
    } else if (token == JsonToken.START_ARRAY) {
      addArray(key, json);
    } else if (token != JsonToken.VALUE_NULL) {
      addScalar(key, json, token);
    }
  }

  /** Takes the members of the object that the parser stands on; {@code prefix} may be empty. */
  void addObject(String prefix, JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      add(prefix.isEmpty() ? name : prefix + '.' + name, json);
    }
  }

  private void addArray(String prefix, JsonParser json) throws IOException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      add(prefix + '.' + i, json);
    }
  }

  private void addScalar(String key, JsonParser json, JsonToken token) throws IOException {
    open(key);
    if (token == JsonToken.VALUE_STRING) {
      text.append('"');
      ENCODER.quoteAsString(Texts.wellFormed("properties." + key, json.getText()), text);
      text.append('"');
    } else {
      text.append(token.isNumeric() ? finite(key, json.getText()) : json.getText());
    }
    if (text.length() > MAX_BYTES) {
      throw tooLarge();
    }
  }

  private void open(String key) {
    if (keys.size() == MAX_KEYS) {
      throw new RefusedException(
          RejectReason.TOO_MANY_PROPERTIES,
          "properties have more than " + MAX_KEYS + " keys after flattening; the next is " + key);
    }
    if (keys.contains(key)) {
      throw new RefusedException(
          RejectReason.DUPLICATE_FIELD, "two properties flatten to the key " + key);
    }
    keys.add(key);
    text.append(text.isEmpty() ? "{\"" : ",\"");
    ENCODER.quoteAsString(Texts.checked("properties key", key), text);
    text.append("\":");
  }

  /** Keeps the number as it was written, but not one that no reader could hold. */
  private static String finite(String key, String number) {
    if ((number.length() > 15 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0)
        && Double.isInfinite(Double.parseDouble(number))) {
      throw RefusedException.of(
          RejectReason.NUMBER_OUT_OF_RANGE,
          "properties." + key,
          number,
          "is beyond the range of a 64-bit floating point number");
    }
    return number;
  }

  /** The flat object. */
  String finish() {
    if (text.isEmpty()) {
      return Event.NO_PROPERTIES;
    }
    String flat = text.append('}').toString();
    if (flat.length() > MAX_BYTES / 3 && Utf8.length(flat) > MAX_BYTES) {
      throw tooLarge();
    }
    return flat;
  }

  private static RefusedException tooLarge() {
    return new RefusedException(
        RejectReason.PROPERTIES_TOO_LARGE,
        "properties have more than " + MAX_BYTES + " bytes after flattening");
  }
}
