package io.waymark.serving.http;

/** Every problem that this server answers with, in one place. */
public final class Problems {

  private static final int SHOWN = 80;

  private Problems() {}

  /** A query or path parameter that cannot be used. */
  public static ProblemException invalidParameter(String field, String what, String hint) {
    return Problem.of("invalid-parameter", "A parameter is invalid", 400, field + " " + what)
        .with("field", field)
        .with("hint", hint)
        .toException();
  }

  /** A body that cannot be read at all. */
  public static ProblemException malformedBody(String detail, String hint) {
    return Problem.of("malformed-body", "The body cannot be read", 400, detail)
        .with("hint", hint)
        .toException();
  }

  /** A body in which no event could be taken. */
  public static Problem allEventsRefused(long refused) {
    return Problem.of(
        "all-events-refused",
        "No event was accepted",
        400,
        refused == 1
            ? "the event was refused; errors says why"
            : "all " + refused + " events were refused; errors says why");
  }

  /** A request that the server itself could not read. */
  public static Problem malformedRequest(String detail) {
    return Problem.of("malformed-request", "The request cannot be read", 400, detail);
  }

  /** No key, or none that is known. */
  public static ProblemException unauthorized(String detail) {
    return Problem.of("unauthorized", "A valid API key is needed", 401, detail)
        .with("hint", "send the header Authorization: Bearer wm_...")
        .withHeader("WWW-Authenticate", "Bearer realm=\"waymark\"")
        .toException();
  }

  /** A key whose role is too small. */
  public static ProblemException forbidden(String has, String needs) {
    return Problem.of(
            "forbidden", "The key may not do this", 403, "the key's role is " + has + " only")
        .with("hint", "use a key with the role " + needs)
        .toException();
  }

  /** No such path. */
  public static ProblemException unknownPath(String path) {
    return Problem.of("unknown-path", "There is nothing here", 404, "no route " + shown(path))
        .with("hint", "/openapi.yaml lists every route")
        .toException();
  }

  /** The path is right, what it names is not there. */
  public static ProblemException notFound(String what, String hint) {
    return Problem.of("not-found", "It does not exist", 404, what).with("hint", hint).toException();
  }

  /** The path exists, for other methods. */
  public static ProblemException methodNotAllowed(String method, String allowed) {
    return Problem.of(
            "method-not-allowed",
            "The method is not allowed here",
            405,
            shown(method) + " is not allowed; allowed is " + allowed)
        .withHeader("Allow", allowed)
        .toException();
  }

  /** More than a request may carry. */
  public static ProblemException tooLarge(String detail, String hint) {
    return Problem.of("too-large", "The body is too large", 413, detail)
        .with("hint", hint)
        .toException();
  }

  /** A body of a type that is not read here. */
  public static ProblemException unsupportedType(String detail, String hint) {
    return Problem.of("unsupported-type", "The body's type is not supported", 415, detail)
        .with("hint", hint)
        .toException();
  }

  /** A part that this answer needs is away for the moment. */
  public static Problem unavailable(String part, String detail, int retrySeconds) {
    return Problem.of("unavailable", "A part of the system is away", 503, detail)
        .with("part", part)
        .with("hint", "try again in " + retrySeconds + " s; /health/ready says when it is back")
        .withHeader("Retry-After", Integer.toString(retrySeconds));
  }

  /** A fault of ours; the log has the rest under the request id. */
  public static Problem internal() {
    return Problem.of(
        "internal", "Something went wrong here", 500, "the log knows more under the request id");
  }

  /** A text from outside, short enough and safe to show. */
  public static String shown(String text) {
    StringBuilder out = new StringBuilder();
    int end = Math.min(text.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return text.length() > SHOWN ? out.append("...").toString() : out.toString();
  }
}
