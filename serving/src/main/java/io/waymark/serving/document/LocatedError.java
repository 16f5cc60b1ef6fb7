package io.waymark.serving.document;

/**
 * A mistake in a document.
 *
 * @param path JSON pointer (RFC 6901) into it
 * @param line from 1; 0 where none is to blame
 * @param detail the value and the limit
 * @param hint what to do
 */
public record LocatedError(String path, int line, String detail, String hint) {

  /** A mistake at that place. */
  public static LocatedError at(Location where, String detail, String hint) {
    return new LocatedError(where.pointer(), where.line(), detail, hint);
  }
}
