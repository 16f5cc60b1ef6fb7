package io.waymark.serving.http;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came off the wire.
 *
 * @param method in upper case
 * @param path not decoded, beginning with a slash
 * @param query not decoded, without the question mark
 * @param headers names in lower case
 * @param body the body, not decompressed
 * @param peer address of whoever opened the connection, empty where there is none
 */
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    InputStream body,
    String peer) {

  /** A request from nowhere in particular. */
  public Request(
      String method, String path, String query, Map<String, String> headers, InputStream body) {
    this(method, path, query, headers, body, "");
  }

  /** A request without headers and body. */
  public static Request get(String path) {
    int mark = path.indexOf('?');
    String query = mark < 0 ? "" : path.substring(mark + 1);
    String plain = mark < 0 ? path : path.substring(0, mark);
    return new Request("GET", plain, query, Map.of(), InputStream.nullInputStream());
  }

  /** The header's value, or empty. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
