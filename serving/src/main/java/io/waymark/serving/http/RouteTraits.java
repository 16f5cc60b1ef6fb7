package io.waymark.serving.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the layers around an endpoint do for it.
 *
 * @param cached whether answers may be used again until the tables have moved on
 * @param deferrable whether the answer may be asked for in the background
 * @param slashed whether a slash may stand at the end of the path
 * @param secret whether the answer holds a secret that is shown once and stored nowhere
 * @param retirement when the route goes away, or null where it stays
 */
public record RouteTraits(
    boolean cached,
    boolean deferrable,
    boolean slashed,
    boolean secret,
    @Nullable Retirement retirement) {

  /** Nothing beyond the endpoint. */
  public static final RouteTraits NONE = new RouteTraits(false, false, false, false, null);

  /** IMF-fixdate (RFC 9110, 5.6.7); Java's own RFC 1123 form writes days of one digit. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * The end of a route.
   *
   * @param since when it became deprecated
   * @param end after which it may be gone
   * @param successor path of the route to use from now on
   */
  public record Retirement(Instant since, Instant end, String successor) {

    Answer announce(Answer answer) {
      return answer
          .withHeader("Deprecation", "@" + since.getEpochSecond())
          .withHeader("Sunset", DATE.format(end))
          .withHeader("Link", "<" + successor + ">; rel=\"successor-version\"");
    }
  }

  RouteTraits asCached() {
    return new RouteTraits(true, deferrable, slashed, secret, retirement);
  }

  RouteTraits asDeferrable() {
    return new RouteTraits(cached, true, slashed, secret, retirement);
  }

  RouteTraits asSlashed() {
    return new RouteTraits(cached, deferrable, true, secret, retirement);
  }

  RouteTraits asSecret() {
    return new RouteTraits(cached, deferrable, slashed, true, retirement);
  }

  RouteTraits asRetiring(Retirement end) {
    return new RouteTraits(cached, deferrable, slashed, secret, end);
  }
}
