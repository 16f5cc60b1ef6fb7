package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 90s}, {@code 15m}, {@code 12h}, {@code 30d}. */
final class Span {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

  private Span() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new SandboxException("'" + text + "' is no length of time: give 90s, 15m, 12h or 30d.");
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
