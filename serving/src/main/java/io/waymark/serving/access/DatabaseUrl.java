package io.waymark.serving.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code postgresql://user:password@host:5432/database} in the form that JDBC wants.
 *
 * @param jdbc the JDBC URL, without user and password
 * @param user may be empty
 * @param password may be empty
 */
public record DatabaseUrl(String jdbc, String user, String password) {

  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads the URL.
   *
   * @throws IllegalArgumentException where it has another form; the message does not repeat it,
   *     since it may hold a password
   */
  public static DatabaseUrl parse(String text) {
    URI uri = uri(text);
    boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!scheme || uri.getHost() == null || uri.getPath().length() < 2) {
      throw malformed();
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    return colon < 0
        ? new DatabaseUrl(jdbc, decode(login), "")
        : new DatabaseUrl(
            jdbc, decode(login.substring(0, colon)), decode(login.substring(colon + 1)));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "the database URL is not of the form postgresql://user:password@host:5432/database");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return jdbc;
  }
}
