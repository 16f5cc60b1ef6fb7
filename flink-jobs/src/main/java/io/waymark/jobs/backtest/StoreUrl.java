package io.waymark.jobs.backtest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code postgresql://user:password@host:5432/database} in the form that JDBC wants.
 *
 * @param jdbc the JDBC URL, without user and password
 * @param user may be empty
 * @param password may be empty
 */
record StoreUrl(String jdbc, String user, String password) {
  private static final int DEFAULT_PORT = 5432;

  static StoreUrl parse(String text) {
    URI uri = uri(text);
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    return new StoreUrl(
        "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
        decode(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? "" : decode(login.substring(colon + 1)));
  }

  /** The message does not repeat the text, since it may hold a password. */
  private static URI uri(String text) {
    try {
      URI uri = URI.create(text);
      if (String.valueOf(uri.getScheme()).matches("postgres(ql)?")
          && uri.getHost() != null
          && uri.getPath().length() > 1) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "--database.url is not of the form postgresql://user:password@host:5432/database");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return jdbc;
  }
}
