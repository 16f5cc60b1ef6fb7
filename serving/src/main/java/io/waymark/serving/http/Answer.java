package io.waymark.serving.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body the bytes
 * @param headers further headers
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

  /** Media type of ordinary answers. */
  public static final String JSON = "application/json";

  /** 200 with the value as JSON. */
  public static Answer json(Object value) {
    return json(200, value);
  }

  /** A status with the value as JSON. */
  public static Answer json(int status, Object value) {
    return new Answer(status, JSON, Json.bytes(value), Map.of());
  }

  /** 200 with a text of that media type. */
  public static Answer text(String contentType, String text) {
    return new Answer(200, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /**
   * The same answer with one more header.
   *
   * @throws IllegalArgumentException where the value could end the header and begin another
   */
  public Answer withHeader(String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f || c > 0xff)) {
      throw new IllegalArgumentException("header " + name + " has a character that cannot be sent");
    }
    Map<String, String> more = new java.util.LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, Map.copyOf(more));
  }
}
