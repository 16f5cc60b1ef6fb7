package io.waymark.core.meaning;

/** A configuration that cannot be used: where, what is wrong, and what to do. */
public final class InvalidMeaningException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * @param path the field, for example {@code money.rates.USD[1].from}; empty for the whole
   * @param what its value, the limit and what to do
   */
  public InvalidMeaningException(String path, String what) {
    super(path.isEmpty() ? what : path + ": " + what);
    this.path = path;
  }

  /** The field, or empty for the whole document. */
  public String path() {
    return path;
  }
}
