package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of one field out of a JSON document that came with the program. */
public final class JsonTexts {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonTexts() {}

  /** The texts of every field of that name, at any depth, and those in a list of that name. */
  public static List<String> of(InputStream document, String field) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(document)) {
      String name = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          name = json.currentName();
        } else if (token == JsonToken.VALUE_STRING && name.equals(field)) {
          texts.add(json.getText());
        }
      }
    }
    return texts;
  }
}
