package io.waymark.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.control.InvalidControlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The JSON form of a {@link ControlRecord}: one flat object {@code {type, tenant, id, version,
 * effective_from, sha256, payload}}, the payload as a JSON text within a string, so that its hash
 * is of exactly those bytes. Every field is required, no other is allowed, none may stand twice.
 */
public final class ControlJson {

  /** Largest record in bytes: a payload of which every character is escaped, and the rest. */
  public static final int MAX_RECORD_BYTES = 2 * ControlRecord.MAX_PAYLOAD_BYTES + 8 * 1024;

  private static final Set<String> TEXTS = Set.of("type", "tenant", "id", "sha256", "payload");
  private static final Set<String> NUMBERS = Set.of("version", "effective_from");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(MAX_RECORD_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private ControlJson() {}

  /**
   * Reads one record. A type that this program does not know is read like any other.
   *
   * @throws InvalidControlException naming what is wrong with it
   */
  public static ControlRecord parse(byte[] bytes) {
    if (bytes.length > MAX_RECORD_BYTES) {
      throw new InvalidControlException(
          "the record has " + bytes.length + " bytes, the limit is " + MAX_RECORD_BYTES);
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(bytes)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "a control record is one JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        readField(json, texts, numbers);
      }
      require(json.nextToken() == null, "there is more after the object");
    } catch (IOException e) {
      throw new InvalidControlException("not JSON: " + firstLine(e));
    }
    return record(texts, numbers);
  }

  private static void readField(
      JsonParser json, Map<String, String> texts, Map<String, Long> numbers) throws IOException {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if (TEXTS.contains(name)) {
      require(value == JsonToken.VALUE_STRING, name + " is a text");
      texts.put(name, json.getText());
    } else if (NUMBERS.contains(name)) {
      require(value == JsonToken.VALUE_NUMBER_INT, name + " is a whole number");
      numbers.put(name, json.getLongValue());
    } else {
      throw new InvalidControlException(
          "field \""
              + shown(name)
              + "\" is unknown; known are type, tenant, id, version,"
              + " effective_from, sha256 and payload");
    }
  }

  private static ControlRecord record(Map<String, String> texts, Map<String, Long> numbers) {
    return new ControlRecord(
        new ControlKey(present("type", texts), present("tenant", texts), present("id", texts)),
        present("version", numbers),
        present("effective_from", numbers),
        present("sha256", texts),
        present("payload", texts));
  }

  private static <T> T present(String field, Map<String, T> values) {
    T value = values.get(field);
    if (value == null) {
      throw new InvalidControlException("field " + field + " is missing");
    }
    return value;
  }

  /** The record as one JSON object in UTF-8. */
  public static byte[] toBytes(ControlRecord record) {
    return ObjectText.of(
            json -> {
              json.writeStringField("type", record.key().type());
              json.writeStringField("tenant", record.key().tenant());
              json.writeStringField("id", record.key().id());
              json.writeNumberField("version", record.version());
              json.writeNumberField("effective_from", record.effectiveFrom());
              json.writeStringField("sha256", record.sha256());
              json.writeStringField("payload", record.payload());
            })
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new InvalidControlException(sentence);
    }
  }

  private static String shown(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
