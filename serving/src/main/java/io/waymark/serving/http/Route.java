package io.waymark.serving.http;

import java.time.Instant;

/**
 * One line of the table of contents.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param template path with {@code {parameters}}; it is also the label in log and metrics
 * @param access what it asks of the caller
 * @param endpoint who answers
 * @param traits what the layers around the endpoint do for it
 */
public record Route(
    String method, String template, Access access, Endpoint endpoint, RouteTraits traits) {

  /** A route without traits. */
  public Route(String method, String template, Access access, Endpoint endpoint) {
    this(method, template, access, endpoint, RouteTraits.NONE);
  }

  /** A route that reads. */
  public static Route get(String template, Access access, Endpoint endpoint) {
    return new Route("GET", template, access, endpoint);
  }

  /** A route that takes a body. */
  public static Route post(String template, Access access, Endpoint endpoint) {
    return new Route("POST", template, access, endpoint);
  }

  /** A route that replaces. */
  public static Route put(String template, Access access, Endpoint endpoint) {
    return new Route("PUT", template, access, endpoint);
  }

  /** A route that removes. */
  public static Route delete(String template, Access access, Endpoint endpoint) {
    return new Route("DELETE", template, access, endpoint);
  }

  /** Its answers may be used again until the tables have moved on. */
  public Route cached() {
    return with(traits.asCached());
  }

  /** Its answer may be asked for in the background: {@code Prefer: respond-async}. */
  public Route deferrable() {
    return with(traits.asDeferrable());
  }

  /** A slash at the end of its path does not matter, as clients of others' APIs may write one. */
  public Route slashed() {
    return with(traits.asSlashed());
  }

  /** Its answer holds a secret that is shown once, such as a new key. */
  public Route secret() {
    return with(traits.asSecret());
  }

  /**
   * It goes away: answers carry {@code Deprecation} (RFC 9745) and {@code Sunset} (RFC 8594).
   *
   * @param since when it became deprecated
   * @param end after which it may be gone
   * @param successor path of the route to use from now on
   */
  public Route retiring(Instant since, Instant end, String successor) {
    return with(traits.asRetiring(new RouteTraits.Retirement(since, end, successor)));
  }

  /** The same route, answered by that endpoint. */
  Route answeredBy(Endpoint other) {
    return new Route(method, template, access, other, traits);
  }

  private Route with(RouteTraits other) {
    return new Route(method, template, access, endpoint, other);
  }
}
