package io.waymark.engine.chdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refusal of the engine, in ClickHouse's own words and with its code. */
public final class EngineException extends RuntimeException {

  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\. DB::\\w*Exception: ");
  private static final Pattern VERSION = Pattern.compile(" \\(version [^)]*(\\([^)]*\\))?\\)\\.?");
  private static final Pattern STACK = Pattern.compile(",? Stack trace[^:]*:.*", Pattern.DOTALL);
  private static final int UNKNOWN_EXCEPTION = 1002;

  private final int code;

  public EngineException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Reads the code off the text; a nested repetition of "Code: NN." is told once. */
  static EngineException of(String text) {
    String rest = STACK.matcher(text).replaceFirst("").strip();
    int code = UNKNOWN_EXCEPTION;
    Matcher prefix = CODE.matcher(rest);
    while (prefix.find()) {
      code = Integer.parseInt(prefix.group(1));
      rest = VERSION.matcher(rest.substring(prefix.end())).replaceAll("");
      prefix = CODE.matcher(rest);
    }
    return new EngineException(code, withoutRepeatedName(rest));
  }

  private static String withoutRepeatedName(String text) {
    int last = text.lastIndexOf(" (");
    if (last < 0) {
      return text;
    }
    String name = text.substring(last);
    String before = text.substring(0, last).strip();
    return before.endsWith(name + ".") || before.endsWith(name)
        ? before.replaceAll("\\.$", "")
        : text;
  }

  public int code() {
    return code;
  }

  /** The body of the HTTP answer. */
  public String describe(String version) {
    return "Code: " + code + ". DB::Exception: " + getMessage() + " (version " + version + ")\n";
  }
}
