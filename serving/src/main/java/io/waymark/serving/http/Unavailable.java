package io.waymark.serving.http;

/** A part of the system is away for the moment; the answer is 503. */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String part;
  private final int retrySeconds;

  /**
   * Names what is away.
   *
   * @param part {@code clickhouse}, {@code kafka} or {@code postgres}
   * @param retrySeconds after which a try may succeed
   */
  public Unavailable(String part, String detail, int retrySeconds, Throwable cause) {
    super(detail, cause);
    this.part = part;
    this.retrySeconds = retrySeconds;
  }

  /** The part that is away. */
  public String part() {
    return part;
  }

  Problem toProblem() {
    String detail = String.valueOf(getMessage());
    return Problems.unavailable(part, detail, retrySeconds);
  }
}
