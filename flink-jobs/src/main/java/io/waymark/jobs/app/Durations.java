package io.waymark.jobs.app;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms, 5s, 10min, 2h, 7d}. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|min|h|d)");
  private static final Map<String, Long> UNIT_MS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Durations() {}

  static long millis(String key, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--"
              + key
              + " \""
              + text
              + "\" is no duration; write it like 250ms, 5s, 10min, 2h or 7d");
    }
    Long unit = UNIT_MS.get(matcher.group(2));
    return Long.parseLong(matcher.group(1)) * (unit == null ? 1 : unit);
  }
}
