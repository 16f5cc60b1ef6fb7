package io.waymark.clickhouse;

import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where ClickHouse is: {@code http[s]://[user[:password]@]host[:port][/database][?compress=true]}.
 *
 * @param endpoint scheme, host and port
 * @param user {@code default} where the URL names none
 * @param password may be empty
 * @param database {@code default} where the URL names none
 * @param compress LZ4 on the wire; worth it over a network, not on loopback
 */
public record ClickHouseUrl(
    String endpoint, String user, String password, String database, boolean compress)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final String FORM = "http://user:password@host:8123/database";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Reads CLICKHOUSE_URL.
   *
   * @throws IllegalArgumentException with the form that is wanted; the password is never repeated
   */
  public static ClickHouseUrl parse(String url) {
    URI uri = uri(url);
    String scheme = uri.getScheme();
    if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw malformed("it has no http(s) scheme or no host");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 8443 : 8123;
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    String user = decode(colon < 0 ? login : login.substring(0, colon));
    return new ClickHouseUrl(
        scheme + "://" + uri.getHost() + ":" + port,
        user.isEmpty() ? "default" : user,
        colon < 0 ? "" : decode(login.substring(colon + 1)),
        database(uri),
        compress(uri));
  }

  /** The same server, another database. */
  public ClickHouseUrl withDatabase(String other) {
    return new ClickHouseUrl(endpoint, user, password, other, compress);
  }

  /** Without the password: this text goes to logs. */
  @Override
  public String toString() {
    return endpoint + "/" + database + " as " + user;
  }

  private static URI uri(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      throw malformed(e.getReason());
    }
  }

  private static String database(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.startsWith("/") ? path.substring(1) : path;
    if (name.isEmpty()) {
      return "default";
    }
    if (!NAME.matcher(name).matches()) {
      throw malformed("database '" + name + "' is no plain name");
    }
    return name;
  }

  private static boolean compress(URI uri) {
    String query = uri.getQuery();
    if (query == null || query.equals("compress=false")) {
      return false;
    }
    if (query.equals("compress=true")) {
      return true;
    }
    throw malformed("'?" + query + "' is unknown, only ?compress=true or false may follow");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("CLICKHOUSE_URL: " + why + "; wanted " + FORM);
  }
}
