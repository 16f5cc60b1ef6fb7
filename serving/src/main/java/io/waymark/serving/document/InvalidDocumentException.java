package io.waymark.serving.document;

/** A document that cannot be read. */
public final class InvalidDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int line;

  /**
   * @param pointer JSON pointer (RFC 6901) to where it stands; empty for the whole
   * @param line from 1, or 0 where none is to blame
   * @param what is wrong: the value, the limit, what to do
   */
  InvalidDocumentException(String pointer, int line, String what) {
    super(what, null, false, false);
    this.pointer = pointer;
    this.line = line;
  }

  /** JSON pointer to where it stands; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  /** The line, from 1; 0 where none is to blame. */
  public int line() {
    return line;
  }
}
