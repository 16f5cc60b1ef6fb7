package io.waymark.engine.chdb;

/**
 * What a query text holds.
 *
 * @param count executable statements; 0 when the text does not parse
 * @param kind the most far-reaching of them
 */
public record Statements(int count, Kind kind) {

  /** What a statement does to state that outlives it. */
  public enum Kind {
    READ,
    WRITE,
    WRITE_GLOBAL,
    /** SET, USE, SYSTEM and the like: may change the connection itself. */
    CONTROL,
    UNKNOWN
  }

  static Kind kind(int code) {
    Kind[] kinds = Kind.values();
    return code >= 0 && code < kinds.length ? kinds[code] : Kind.UNKNOWN;
  }
}
