package io.waymark.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.util.Set;

/** Something that ClickHouse did not do, and whether trying again can help. */
public final class ClickHouseFailure extends RuntimeException {

  /** What to do about it. */
  public enum Kind {
    /** The rows themselves are refused: the same rows will be refused again. */
    ROWS_REFUSED,
    /** The statement or the schema is wrong: a person has to look. */
    STATEMENT_REFUSED,
    /** Nobody answered, or the server is busy, short of memory or going down: try again. */
    TRANSIENT
  }

  private static final int NO_CODE = 0;

  /** Conversion and parse errors, truncated rows, overflows and violated constraints. */
  private static final Set<Integer> ROWS =
      Set.of(
          6, 25, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 128, 130, 131, 190, 248, 321, 349,
          376, 395, 407, 441, 467, 469, 675, 676);

  /**
   * Ends of files and networks, limits of time, memory, parts and queries, read-only replicas,
   * Keeper, cancellation, and the codes that ClickHouse gives to errors of its libraries.
   */
  private static final Set<Integer> PASSING =
      Set.of(
          3, 74, 75, 76, 159, 160, 198, 201, 202, 209, 210, 225, 236, 241, 242, 243, 252, 279, 285,
          286, 319, 394, 425, 439, 473, 499, 745, 999, 1000, 1001, 1002);

  private final Kind kind;
  private final int code;

  private ClickHouseFailure(Kind kind, int code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  static ClickHouseFailure of(String what, Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof ServerException refusal) {
        int code = refusal.getCode();
        Kind kind = kind(code, refusal.getTransportProtocolCode());
        return new ClickHouseFailure(kind, code, what + ": " + refusal.getMessage(), cause);
      }
    }
    return new ClickHouseFailure(
        Kind.TRANSIENT,
        NO_CODE,
        what + ": no answer from ClickHouse: " + cause.getMessage(),
        cause);
  }

  static Kind kind(int code, int httpStatus) {
    if (ROWS.contains(code)) {
      return Kind.ROWS_REFUSED;
    }
    boolean nameless = code == NO_CODE && (httpStatus >= 500 || httpStatus == 429);
    return PASSING.contains(code) || nameless ? Kind.TRANSIENT : Kind.STATEMENT_REFUSED;
  }

  public Kind kind() {
    return kind;
  }

  /** ClickHouse's error code; 0 when no server answered. */
  public int code() {
    return code;
  }

  public boolean isTransient() {
    return kind == Kind.TRANSIENT;
  }
}
