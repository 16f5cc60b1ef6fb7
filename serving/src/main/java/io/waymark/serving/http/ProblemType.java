package io.waymark.serving.http;

import java.util.Locale;

/**
 * Every kind of problem that this server answers with. The name is the last part of {@code type}
 * and never changes; docs/api/problems.md is this list.
 */
public enum ProblemType {
  /** 400: a parameter or header. */
  INVALID_PARAMETER(
      400,
      "A parameter is invalid",
      "A path or query parameter or a header cannot be used. `field` names it, `hint` says what is."),
  /** 400: bytes that are no JSON, no gzip, no UTF-8. */
  MALFORMED_BODY(
      400,
      "The body cannot be read",
      "The bytes are not what Content-Type and Content-Encoding say, or are cut off."),
  /** 400: events of which none was taken. */
  ALL_EVENTS_REFUSED(
      400,
      "No event was accepted",
      "Every event of the body was refused and kept as a dead letter. `errors` has the reasons."),
  /** 400: no valid HTTP. */
  MALFORMED_REQUEST(
      400, "The request cannot be read", "The request is not valid HTTP, or its body ended early."),
  /** 400: a key where everybody can read it. */
  KEY_IN_URL(
      400,
      "The URL holds an API key",
      "Keys belong in the header Authorization. URLs end in logs; revoke the key that stood there."),
  /** 401. */
  UNAUTHORIZED(
      401,
      "A valid API key is needed",
      "There is no key, or one that is malformed, unknown, expired or revoked."),
  /** 403. */
  FORBIDDEN(403, "The key may not do this", "The key is valid; its role is too small."),
  /** 403: tenants are the operator's. */
  OPERATOR_ONLY(
      403,
      "Only the operator may do this",
      "Tenants are managed with the installation's own key, that of the bootstrap key file."),
  /** 403: a browser's key outside of its pages, or a preflight from elsewhere. */
  ORIGIN_NOT_ALLOWED(
      403,
      "The origin is not allowed",
      "The key is for web pages of certain origins, and the request comes from another one."),
  /** 404: no such route. */
  UNKNOWN_PATH(404, "There is nothing here", "No route has this path."),
  /** 404: the route is there, the thing is not. */
  NOT_FOUND(404, "It does not exist", "The route exists; what the path names does not."),
  /** 405. */
  METHOD_NOT_ALLOWED(
      405,
      "The method is not allowed here",
      "The path exists for other methods; the header Allow lists them."),
  /** 408. */
  REQUEST_TOO_SLOW(
      408, "The request came too slowly", "The body arrived at less than 1 KB a second."),
  /** 409: the state of a thing forbids it. */
  CONFLICT(409, "The state does not allow this", "What the request wants has become impossible."),
  /** 409: the first request of that key is under way. */
  IDEMPOTENCY_KEY_BUSY(
      409,
      "A request with this Idempotency-Key is under way",
      "The first request with this key has not been answered yet. Try again after `Retry-After`."),
  /** 409: figures given before would be others. */
  REINTERPRETS_HISTORY(
      409,
      "Counted events would mean something else",
      "`history` says which and what happens; the same request with `confirm` of it does it."),
  /** 412. */
  PRECONDITION_FAILED(
      412,
      "It has changed meanwhile",
      "`If-Match` names another version than the one that is there."),
  /** 413. */
  TOO_LARGE(413, "The body is too large", "The body has more bytes or items than the limit."),
  /** 414. */
  URI_TOO_LONG(
      414, "The URL is too long", "Path and query together have more than 8,192 characters."),
  /** 415. */
  UNSUPPORTED_TYPE(
      415,
      "The body's type is not supported",
      "Content-Type or Content-Encoding is none that the route reads."),
  /** 422: readable and of the right type, but wrong. */
  INVALID_BODY(
      422,
      "The body is not valid",
      "The body can be read, but fields of it are wrong. `errors[].path` points to each."),
  /** 422: the key came with another request before. */
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key belongs to another request",
      "The key was sent before with another route or body. Make a new key for a new request."),
  /** 429. */
  LIMIT_EXCEEDED(
      429,
      "The tenant's limit is reached",
      "`limit` names the limit of the tenant that is reached. Try again after `Retry-After`."),
  /** 431. */
  HEADERS_TOO_LARGE(
      431, "The headers are too large", "The headers together have more than 16 KiB."),
  /** 500. */
  INTERNAL(
      500, "Something went wrong here", "A fault of this server; its log has more by request id."),
  /** 503. */
  UNAVAILABLE(
      503,
      "A part of the system is away",
      "`part` is away for the moment. Try again after `Retry-After`.");

  private final int status;
  private final String title;
  private final String meaning;

  ProblemType(int status, String title, String meaning) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** What kind of problem it is, the same every time. */
  public String title() {
    return title;
  }

  /** When it is answered, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /** The stable URI: {@code /problems/not-found}. */
  public String uri() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
