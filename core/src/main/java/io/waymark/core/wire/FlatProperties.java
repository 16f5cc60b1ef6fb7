package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads single values from the flat JSON text of an event's properties. */
public final class FlatProperties {
  private static final JsonFactory FACTORY = new JsonFactory();

  private FlatProperties() {}

  /** The text of a string property, or empty where there is none. */
  public static String text(String properties, String key) {
    // The cheap look first: most events do not carry the key at all.
    if (!properties.contains(key)) {
      return "";
    }
    try (JsonParser json = FACTORY.createParser(properties)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals(key);
        if (json.nextToken() == JsonToken.VALUE_STRING && found) {
          return json.getText();
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("properties are no flat JSON object: " + properties, e);
    }
  }
}
