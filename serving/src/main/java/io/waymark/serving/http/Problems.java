package io.waymark.serving.http;

import java.util.List;

/** Every problem that this server answers with, in one place. */
public final class Problems {

  private static final int SHOWN = 80;

  private Problems() {}

  /** A query or path parameter that cannot be used. */
  public static ProblemException invalidParameter(String field, String what, String hint) {
    return Problem.of(ProblemType.INVALID_PARAMETER, field + " " + what)
        .with("field", field)
        .with("hint", hint)
        .with("errors", List.of(new FieldError("/" + field, field + " " + what, hint)))
        .toException();
  }

  /** A body that can be read and has wrong fields; they are listed in the order given. */
  public static ProblemException invalidBody(String detail, List<?> errors) {
    return Problem.of(ProblemType.INVALID_BODY, detail).with("errors", errors).toException();
  }

  /** A body that comes at a trickle and would hold what others need. */
  public static ProblemException tooSlow(String detail) {
    return Problem.of(ProblemType.REQUEST_TOO_SLOW, detail)
        .with("hint", "send it faster, or in smaller requests")
        .toException();
  }

  /** What the request wants has become impossible. */
  public static ProblemException conflict(String detail, String hint) {
    return Problem.of(ProblemType.CONFLICT, detail).with("hint", hint).toException();
  }

  /** The first request of that Idempotency-Key is under way. */
  public static ProblemException idempotencyKeyBusy(int retrySeconds) {
    return Problem.of(
            ProblemType.IDEMPOTENCY_KEY_BUSY, "the first request with this key is not answered yet")
        .with("hint", "try again in " + retrySeconds + " s with the same key")
        .withHeader("Retry-After", Integer.toString(retrySeconds))
        .toException();
  }

  /** The Idempotency-Key came with another request before. */
  public static ProblemException idempotencyKeyReused() {
    return Problem.of(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "the key came before with another route, parameter or body")
        .with("hint", "make a new key for a new request; keys are kept for a day")
        .toException();
  }

  /** A body that cannot be read at all. */
  public static ProblemException malformedBody(String detail, String hint) {
    return Problem.of(ProblemType.MALFORMED_BODY, detail).with("hint", hint).toException();
  }

  /** A body that cannot be read, and where. */
  public static ProblemException malformedBody(String detail, String hint, Object error) {
    return Problem.of(ProblemType.MALFORMED_BODY, detail)
        .with("hint", hint)
        .with("errors", List.of(error))
        .toException();
  }

  /** What a change was made against is no longer there. */
  public static ProblemException preconditionFailed(String detail, String hint) {
    return Problem.of(ProblemType.PRECONDITION_FAILED, detail).with("hint", hint).toException();
  }

  /** A configuration that would give counted events another meaning, and nobody said yes to it. */
  public static ProblemException reinterpretsHistory(
      String detail, String confirm, Object history) {
    return Problem.of(ProblemType.REINTERPRETS_HISTORY, detail)
        .with("hint", "read history; where that is meant, send it again with confirm=" + confirm)
        .with("confirm", confirm)
        .with("history", history)
        .toException();
  }

  /** A body in which no event could be taken. */
  public static Problem allEventsRefused(long refused) {
    return Problem.of(
        ProblemType.ALL_EVENTS_REFUSED,
        refused == 1
            ? "the event was refused; errors says why"
            : "all " + refused + " events were refused; errors says why");
  }

  /** A path and query that are too long together. */
  static ProblemException uriTooLong(int limit) {
    return Problem.of(
            ProblemType.URI_TOO_LONG, "path and query have more than " + limit + " characters")
        .with("hint", "send fewer or shorter parameters")
        .toException();
  }

  /** What the server refuses before a route is looked for. */
  static Problem refusedByServer(int status) {
    return switch (status) {
      case 414 -> Problem.of(ProblemType.URI_TOO_LONG, "the request line is too long");
      case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "the headers are too large");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "the body is too large");
      default ->
          malformedRequest("the request line, a header or the body's framing is not valid HTTP")
              .withStatus(status);
    };
  }

  /** A request that the server itself could not read. */
  public static Problem malformedRequest(String detail) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, detail);
  }

  /** No key, or none that is known. */
  public static ProblemException unauthorized(String detail) {
    return Problem.of(ProblemType.UNAUTHORIZED, detail)
        .with("hint", "send the header Authorization: Bearer wm_...")
        .withHeader("WWW-Authenticate", "Bearer realm=\"waymark\"")
        .toException();
  }

  /** A key whose role is too small. */
  public static ProblemException forbidden(String has, String needs) {
    return Problem.of(ProblemType.FORBIDDEN, "the key's role is " + has + " only")
        .with("hint", "use a key with the role " + needs)
        .toException();
  }

  /** Tenants are the operator's business. */
  public static ProblemException operatorOnly() {
    return Problem.of(ProblemType.OPERATOR_ONLY, "only the installation's operator manages tenants")
        .with("hint", "use the key of the bootstrap key file")
        .toException();
  }

  /** A page that may not ask, or a browser's key outside of its pages. */
  public static ProblemException originNotAllowed(String origin) {
    return Problem.of(
            ProblemType.ORIGIN_NOT_ALLOWED,
            origin.isEmpty()
                ? "the request has no Origin, and the key is for web pages only"
                : "the origin " + shown(origin) + " is not in the list")
        .with("hint", "add the origin to the key, or use a key without origins on a server")
        .toException();
  }

  /** A key where everybody can read it. The detail repeats nothing of it. */
  public static ProblemException keyInUrl() {
    return Problem.of(ProblemType.KEY_IN_URL, "the URL names a key; URLs end in logs and histories")
        .with("hint", "send the header Authorization: Bearer wm_... and revoke the key that leaked")
        .toException();
  }

  /**
   * More than a tenant may ask for at once.
   *
   * @param limit the member of the tenant's limits, for example {@code requests_per_second}
   * @param retrySeconds after which it is worth a try
   */
  public static Problem limitExceeded(String limit, String detail, long retrySeconds) {
    return Problem.of(ProblemType.LIMIT_EXCEEDED, detail)
        .with("limit", limit)
        .with("hint", "try again in " + retrySeconds + " s, or ask the operator for more")
        .withHeader("Retry-After", Long.toString(retrySeconds));
  }

  /** No such path. */
  public static ProblemException unknownPath(String path) {
    return Problem.of(ProblemType.UNKNOWN_PATH, "no route " + shown(path))
        .with("hint", "/openapi.yaml lists every route")
        .toException();
  }

  /** The path is right, what it names is not there. */
  public static ProblemException notFound(String what, String hint) {
    return Problem.of(ProblemType.NOT_FOUND, what).with("hint", hint).toException();
  }

  /** The path exists, for other methods. */
  public static ProblemException methodNotAllowed(String method, String allowed) {
    return Problem.of(
            ProblemType.METHOD_NOT_ALLOWED,
            shown(method) + " is not allowed; allowed is " + allowed)
        .withHeader("Allow", allowed)
        .toException();
  }

  /** More than a request may carry. */
  public static ProblemException tooLarge(String detail, String hint) {
    return Problem.of(ProblemType.TOO_LARGE, detail).with("hint", hint).toException();
  }

  /** A body of a type that is not read here. */
  public static ProblemException unsupportedType(String detail, String hint) {
    return Problem.of(ProblemType.UNSUPPORTED_TYPE, detail).with("hint", hint).toException();
  }

  /** A part that this answer needs is away for the moment. */
  public static Problem unavailable(String part, String detail, int retrySeconds) {
    return Problem.of(ProblemType.UNAVAILABLE, detail)
        .with("part", part)
        .with("hint", "try again in " + retrySeconds + " s; /health/ready says when it is back")
        .withHeader("Retry-After", Integer.toString(retrySeconds));
  }

  /** A fault of ours; the log has the rest under the request id. */
  public static Problem internal() {
    return Problem.of(ProblemType.INTERNAL, "the log knows more under the request id");
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
