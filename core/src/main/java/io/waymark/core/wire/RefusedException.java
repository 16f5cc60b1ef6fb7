package io.waymark.core.wire;

/**
 * Leaves the parser where an event is refused; carries no stack trace because bad input may be
 * frequent.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int VALUE_SHOWN = 60;

  final transient RejectReason reason;

  /** A refusal for that reason; the detail names the field, its value and the limit. */
  public RefusedException(RejectReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** A refusal of a field's value, which is cut short. */
  public static RefusedException of(RejectReason reason, String field, String value, String limit) {
    String shown = value.length() > VALUE_SHOWN ? value.substring(0, VALUE_SHOWN) + "…" : value;
    return new RefusedException(reason, field + " \"" + shown + "\" " + limit);
  }

  /** The refusal as the outcome of a parser. */
  public Parsed toParsed() {
    String detail = getMessage();
    return Parsed.refused(reason, detail == null ? "" : detail);
  }
}
