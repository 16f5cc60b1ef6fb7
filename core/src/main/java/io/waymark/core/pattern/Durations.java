package io.waymark.core.pattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 2h}, {@code 1.5d}, {@code 2w}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d|w)");

  private Durations() {}

  /**
   * The milliseconds of a duration.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          '"' + text + "\" is no duration; write a number and ms, s, m, h, d or w, like 36h");
    }
    return new BigDecimal(form.group(1))
        .multiply(BigDecimal.valueOf(millis(form.group(2))))
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 7 * 86_400_000;
    };
  }
}
