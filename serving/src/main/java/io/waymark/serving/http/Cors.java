package io.waymark.serving.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may ask from a browser, after the Fetch standard's CORS protocol. Cookies play no
 * part: a page shows a key like everybody else.
 */
public final class Cors {

  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Content-Encoding, X-Request-Id, traceparent, If-None-Match,"
          + " Idempotency-Key";
  private static final String EXPOSED =
      "X-Request-Id, ETag, Location, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit,"
          + " RateLimit-Remaining, RateLimit-Reset, Deprecation, Sunset";
  private static final String REMEMBER_SECONDS = "600";

  private final Predicate<String> allowed;

  /**
   * Cors by that list.
   *
   * @param allowed knows origins in lower case, such as {@code https://shop.example}
   */
  public Cors(Predicate<String> allowed) {
    this.allowed = allowed;
  }

  /** Headers of any answer to the request, so that pages can read refusals too. */
  Map<String, String> headers(Request request) {
    String origin = request.header("origin");
    if (origin.isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Vary", "Origin");
    if (allows(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", EXPOSED);
    }
    return headers;
  }

  /**
   * The answer to a browser that asks before it sends, or null where the request is none.
   *
   * @throws ProblemException 403 for an origin that is not in the list
   */
  @Nullable Answer preflight(Request request) {
    boolean asks =
        request.method().equals("OPTIONS")
            && !request.header("origin").isEmpty()
            && !request.header("access-control-request-method").isEmpty();
    if (!asks) {
      return null;
    }
    if (!allows(request.header("origin"))) {
      throw Problems.originNotAllowed(request.header("origin"));
    }
    return new Answer(204, Answer.JSON, new byte[0], Map.of())
        .withHeader("Access-Control-Allow-Methods", METHODS)
        .withHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
        .withHeader("Access-Control-Max-Age", REMEMBER_SECONDS);
  }

  private boolean allows(String origin) {
    return allowed.test(canonical(origin));
  }

  /**
   * Holds a browser's key to its origins: whoever copies it out of a page cannot put it into
   * another one.
   *
   * @throws ProblemException 403 where the request comes from elsewhere
   */
  static void requireOrigin(Caller caller, Request request) {
    List<String> origins = caller.terms().origins();
    if (origins.isEmpty()) {
      return;
    }
    String origin = request.header("origin");
    boolean known =
        origin.isEmpty() ? isSamePage(origins, request) : origins.contains(canonical(origin));
    if (!known) {
      throw Problems.originNotAllowed(origin);
    }
  }

  /** Browsers leave Origin out when a page reads from where it came from itself. */
  private static boolean isSamePage(List<String> origins, Request request) {
    String host = canonical(request.header("host"));
    return request.header("sec-fetch-site").equals("same-origin")
        && (origins.contains("http://" + host) || origins.contains("https://" + host));
  }

  private static String canonical(String origin) {
    return origin.toLowerCase(java.util.Locale.ROOT);
  }
}
