package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;

/** Reads single values from the flat JSON text of an event's properties. */
public final class FlatProperties {
  private static final JsonFactory FACTORY = new JsonFactory();

  private FlatProperties() {}

  /** The text of a string property, or empty where there is none. */
  public static String text(String properties, String key) {
    return find(properties, key, false);
  }

  /** The value of a property as text, whatever its type, or empty where there is none. */
  public static String scalar(String properties, String key) {
    return find(properties, key, true);
  }

  private static String find(String properties, String key, boolean anyType) {
    // The cheap look first: most events do not carry the key at all.
    if (!properties.contains(key)) {
      return "";
    }
    try (JsonParser json = FACTORY.createParser(properties)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals(key);
        JsonToken value = json.nextToken();
        if (found && (anyType || value == JsonToken.VALUE_STRING)) {
          return json.getText();
        }
      }
      return "";
    } catch (IOException e) {
      throw notFlat(properties, e);
    }
  }

  /** All properties that are texts. */
  public static Map<String, String> texts(String properties) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(properties)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(key, json.getText());
        }
      }
      return texts;
    } catch (IOException e) {
      throw notFlat(properties, e);
    }
  }

  /** Hands over every property: its key, and its value as JSON text. */
  public static void forEach(String properties, BiConsumer<String, String> target) {
    try (JsonParser json = FACTORY.createParser(properties)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        target.accept(key, text ? quoted(json.getText()) : json.getText());
      }
    } catch (IOException e) {
      throw notFlat(properties, e);
    }
  }

  /** The properties of those keys, as a flat JSON object. */
  public static String only(String properties, Set<String> keys) {
    if (keys.isEmpty()) {
      return "{}";
    }
    StringJoiner kept = new StringJoiner(",", "{", "}");
    forEach(
        properties,
        (key, value) -> {
          if (keys.contains(key)) {
            kept.add(quoted(key) + ':' + value);
          }
        });
    return kept.toString();
  }

  /** Without the text: exceptions end up in logs, and payloads must not. */
  private static UncheckedIOException notFlat(String properties, IOException cause) {
    return new UncheckedIOException(
        "properties of " + properties.length() + " characters are no flat JSON object", cause);
  }

  /** The text as JSON. */
  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
