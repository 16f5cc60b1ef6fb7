package io.waymark.serving.http;

/**
 * One line of the table of contents.
 *
 * @param method GET or POST
 * @param template path with {@code {parameters}}; it is also the label in log and metrics
 * @param access what it asks of the caller
 * @param endpoint who answers
 */
public record Route(String method, String template, Access access, Endpoint endpoint) {

  /** A route that reads. */
  public static Route get(String template, Access access, Endpoint endpoint) {
    return new Route("GET", template, access, endpoint);
  }

  /** A route that takes a body. */
  public static Route post(String template, Access access, Endpoint endpoint) {
    return new Route("POST", template, access, endpoint);
  }
}
