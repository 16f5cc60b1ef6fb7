package io.waymark.serving.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between the clients and this server: the path under which a gateway shows it, and the
 * proxies whose {@code X-Forwarded-*} headers are believed. From anybody else those headers are
 * ignored, since every client can send them.
 *
 * @param basePath {@code /waymark}, or empty where the server has the whole host
 * @param proxies addresses of proxies that are believed
 */
public record Edge(String basePath, List<Network> proxies) {

  /** Nothing stands between. */
  public static final Edge DIRECT = new Edge("", List.of());

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");
  private static final Pattern BASE = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

  /**
   * An edge out of its options.
   *
   * @param proxies addresses or networks like {@code 10.0.0.0/8} with commas between
   * @throws IllegalArgumentException where one is malformed
   */
  public static Edge of(String basePath, String proxies) {
    if (!BASE.matcher(basePath).matches()) {
      throw new IllegalArgumentException(
          "base path '" + basePath + "' is not of the form /waymark, without a slash at its end");
    }
    return new Edge(basePath, Network.list(proxies));
  }

  /**
   * The path as routes know it. Probes and scrapers come past the gateway, so that {@code /health}
   * and {@code /metrics} are also answered without the base path.
   */
  String path(Request request) {
    String path = request.path();
    if (basePath.isEmpty() || path.startsWith("/health/") || path.equals("/metrics")) {
      return path;
    }
    if (path.startsWith(basePath + "/")) {
      return path.substring(basePath.length());
    }
    throw Problems.unknownPath(path);
  }

  /** Whether the base path itself is asked for, without the slash at its end. */
  boolean isWithoutSlash(Request request) {
    return !basePath.isEmpty() && request.path().equals(basePath);
  }

  /** The address of the client: of the peer, or of whom trusted proxies say that they forward. */
  public String client(Request request) {
    String client = request.peer();
    String[] hops = request.header("x-forwarded-for").split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      String hop = hops[i].strip();
      if (!Network.isAddress(hop)) {
        break;
      }
      client = hop;
    }
    return client;
  }

  /** The answer with its Location as the client must ask for it. */
  Answer addressed(Request request, Answer answer) {
    String location = answer.headers().get("Location");
    return location == null || !location.startsWith("/")
        ? answer
        : answer.withHeader("Location", origin(request) + basePath + location);
  }

  private String origin(Request request) {
    String host = request.header("x-forwarded-host");
    String scheme = request.header("x-forwarded-proto");
    boolean known = scheme.equals("http") || scheme.equals("https");
    return isTrusted(request.peer()) && known && HOST.matcher(host).matches()
        ? scheme + "://" + host
        : "";
  }

  private boolean isTrusted(String address) {
    return proxies.stream().anyMatch(network -> network.contains(address));
  }
}
