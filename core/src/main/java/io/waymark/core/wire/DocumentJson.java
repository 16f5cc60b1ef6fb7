package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON document into maps, lists, texts, decimals and truth values. Fields that are null
 * count as absent; a field that stands twice is refused.
 */
public final class DocumentJson {
  /** Largest document, in bytes. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(40).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private DocumentJson() {}

  /**
   * Reads a document that is one object.
   *
   * @throws IllegalArgumentException saying what is wrong and where
   */
  public static Map<String, Object> parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the document has " + bytes.length + " bytes, the limit is " + MAX_BYTES);
    }
    try (JsonParser json = FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("the document is not one JSON object");
      }
      Map<String, Object> document = object(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("there is more after the document");
      }
      return document;
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  /**
   * The line of a place, from 1.
   *
   * @param pointer JSON pointer to the place
   * @return 0 where there is no such place
   */
  public static int lineOf(byte[] bytes, String pointer) {
    try (JsonParser json = FACTORY.createParser(bytes)) {
      while (json.nextToken() != null) {
        if (json.getParsingContext().pathAsPointer().toString().equals(pointer)) {
          return json.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        fields.put(name, value(json));
      }
    }
    return fields;
  }

  private static List<Object> array(JsonParser json) throws IOException {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(json));
    }
    return items;
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      default -> json.getText();
    };
  }
}
