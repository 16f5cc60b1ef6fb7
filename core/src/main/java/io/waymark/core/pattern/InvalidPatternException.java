package io.waymark.core.pattern;

/** A definition that cannot be used; it names the place and says what is expected there. */
public final class InvalidPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String step;
  private final String sentence;
  private final int line;

  /**
   * @param pointer JSON pointer to the place: {@code /steps/1/where}; empty for the whole
   * @param step name of the step, or empty
   * @param sentence what is wrong and what is expected
   * @param line line in the JSON text, from 1; 0 where it is not known
   */
  public InvalidPatternException(String pointer, String step, String sentence, int line) {
    super(message(pointer, step, sentence, line));
    this.pointer = pointer;
    this.step = step;
    this.sentence = sentence;
    this.line = line;
  }

  private static String message(String pointer, String step, String sentence, int line) {
    StringBuilder text = new StringBuilder(pointer.isEmpty() ? "the definition" : pointer);
    if (!step.isEmpty()) {
      text.append(" (step ").append(step).append(')');
    }
    if (line > 0) {
      text.append(", line ").append(line);
    }
    return text.append(": ").append(sentence).toString();
  }

  /** The same at that line. */
  InvalidPatternException atLine(int newLine) {
    return new InvalidPatternException(pointer, step, sentence, newLine);
  }

  /** JSON pointer to the place, empty for the whole. */
  public String pointer() {
    return pointer;
  }

  /** Name of the step, or empty. */
  public String step() {
    return step;
  }

  /** The last part of the pointer, or empty. */
  public String field() {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  /** What is wrong, without the place. */
  public String sentence() {
    return sentence;
  }

  /** Line in the JSON text, from 1; 0 where it is not known. */
  public int line() {
    return line;
  }
}
