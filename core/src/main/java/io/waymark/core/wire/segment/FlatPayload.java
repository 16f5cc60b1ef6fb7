package io.waymark.core.wire.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.wire.BoundedJson;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scalars of a JSON object by their dotted paths, in order of arrival: {@code
 * context.campaign.name}, {@code properties.products.0.sku}. Nulls and empty texts are absent.
 */
public final class FlatPayload {

  /** A payload without anything. */
  public static final FlatPayload EMPTY = new FlatPayload();

  /**
   * One value.
   *
   * @param text the text, or the number or boolean as it was written
   * @param isText whether it was a JSON string
   * @param isNumber whether it was a JSON number
   * @param inArray whether it stood in an array, at any depth
   */
  record Scalar(String text, boolean isText, boolean isNumber, boolean inArray) {}

  private final Map<String, Scalar> values = new LinkedHashMap<>();

  private FlatPayload() {}

  /**
   * Flattens an object.
   *
   * @param skipped a member at the top that is left out, or empty
   * @throws RefusedException if the bytes are not one JSON object, or a path stands twice
   */
  public static FlatPayload read(byte[] bytes, int from, int length, String skipped) {
    FlatPayload flat = new FlatPayload();
    try (JsonParser json = BoundedJson.parser(bytes, from, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RejectReason.MALFORMED_JSON, "a call is one JSON object");
      }
      flat.readTop(json, skipped);
      return flat;
    } catch (IOException e) {
      throw new RefusedException(RejectReason.MALFORMED_JSON, BoundedJson.firstLine(e));
    }
  }

  /** Flattens one call. */
  static FlatPayload read(byte[] bytes, int from, int length) {
    if (length > EventJson.MAX_EVENT_BYTES) {
      throw new RefusedException(
          RejectReason.EVENT_TOO_LARGE,
          length + " bytes, the limit is " + EventJson.MAX_EVENT_BYTES);
    }
    return read(bytes, from, length, "");
  }

  private void readTop(JsonParser json, String skipped) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(skipped)) {
        json.skipChildren();
      } else {
        read(name, json, false);
      }
    }
  }

  private void read(String path, JsonParser json, boolean inArray) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String member = path + '.' + json.currentName();
        json.nextToken();
        read(member, json, inArray);
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        read(path + '.' + i, json, true);
      }
    } else if (token != JsonToken.VALUE_NULL && !json.getText().isEmpty()) {
      boolean isText = token == JsonToken.VALUE_STRING;
      put(path, new Scalar(json.getText(), isText, token.isNumeric(), inArray));
    }
  }

  private void put(String path, Scalar value) {
    if (values.putIfAbsent(path, value) != null) {
      throw new RefusedException(RejectReason.DUPLICATE_FIELD, path + " stands twice");
    }
  }

  /** Takes over {@code sentAt} and the context of a batch where the call has none of its own. */
  void addDefaults(FlatPayload batch) {
    batch.values.forEach((path, value) -> {
      if (path.equals("sentAt") || path.startsWith("context.")) {
        values.putIfAbsent(path, value);
      }
    });
  }

  /** The value at that path as text, or empty. */
  String text(String path) {
    Scalar value = values.get(path);
    return value == null ? "" : value.text();
  }

  /** The first of the paths that has a value, as text, or empty. */
  String firstText(String... paths) {
    for (String path : paths) {
      Scalar value = values.get(path);
      if (value != null) {
        return value.text();
      }
    }
    return "";
  }

  boolean has(String path) {
    return values.containsKey(path);
  }

  /** Whether anything stands below that path. */
  boolean hasBelow(String path) {
    return values.keySet().stream().anyMatch(known -> known.startsWith(path + '.'));
  }

  /** All values, in order of arrival; to be read only. */
  Map<String, Scalar> values() {
    return values;
  }
}
