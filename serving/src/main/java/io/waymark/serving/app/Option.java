package io.waymark.serving.app;

/**
 * One option of the program.
 *
 * @param key as {@code --key=value}
 * @param environment the variable that also sets it, or empty
 * @param type what its value looks like
 * @param fallback the default, empty for none
 * @param sentence what it does
 */
record Option(String key, String environment, Type type, String fallback, String sentence) {

  /** What a value looks like. */
  enum Type {
    TEXT,
    NUMBER,
    FLAG;

    boolean accepts(String value) {
      return switch (this) {
        case TEXT -> true;
        case NUMBER -> value.matches("[0-9]{1,12}");
        case FLAG -> value.equals("true") || value.equals("false");
      };
    }

    String expected() {
      return switch (this) {
        case TEXT -> "a text";
        case NUMBER -> "a whole number";
        case FLAG -> "true or false";
      };
    }
  }
}
