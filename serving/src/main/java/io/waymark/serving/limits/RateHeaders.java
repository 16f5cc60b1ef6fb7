package io.waymark.serving.limits;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an answer says about a token bucket: {@code RateLimit} and {@code RateLimit-Policy} as in
 * the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-10), and
 * the three headers of its earlier versions, which most clients know.
 */
final class RateHeaders {

  private static final String POLICY = "requests";
  private static final long NANOS = 1_000_000_000;

  private RateHeaders() {}

  /**
   * The headers.
   *
   * @param perSecond refill
   * @param burst tokens of a full bucket
   * @param left tokens now
   */
  static Map<String, String> of(long perSecond, long burst, long left) {
    long full = ceil(burst - left, perSecond);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "RateLimit-Policy", "\"" + POLICY + "\";q=" + burst + ";w=" + ceil(burst, perSecond));
    headers.put("RateLimit", "\"" + POLICY + "\";r=" + left + ";t=" + full);
    headers.put("RateLimit-Limit", Long.toString(burst));
    headers.put("RateLimit-Remaining", Long.toString(left));
    headers.put("RateLimit-Reset", Long.toString(full));
    return headers;
  }

  /** Whole seconds, at least one, until it is worth a try. */
  static long retrySeconds(long nanos) {
    return Math.max(1, ceil(nanos, NANOS));
  }

  private static long ceil(long amount, long by) {
    return (amount + by - 1) / by;
  }
}
