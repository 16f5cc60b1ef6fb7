package io.waymark.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of all options, checked. */
public final class SandboxOptions {
  private static final Map<String, Pattern> SHAPES =
      Map.of(
          "number", Pattern.compile("[1-9][0-9]{0,2}"),
          "duration", Pattern.compile("[0-9]{1,9}(ms|s|min|h|d)"),
          "memory", Pattern.compile("[1-9][0-9]{0,8}(k|m|g)"));
  private static final Map<String, Long> UNITS =
      Map.of("k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private final EnumMap<SandboxOption, String> values;

  private SandboxOptions(EnumMap<SandboxOption, String> values) {
    this.values = values;
  }

  /** Defaults only: nothing of the environment. */
  public static SandboxOptions defaults() {
    return of(Map.of(), Map.of());
  }

  /**
   * Options from what was given by key, over the environment, over the defaults.
   *
   * @throws SandboxException for an unknown key or a value of the wrong shape
   */
  public static SandboxOptions of(Map<String, String> given, Map<String, String> environment) {
    EnumMap<SandboxOption, String> values = new EnumMap<>(SandboxOption.class);
    for (SandboxOption option : SandboxOption.values()) {
      String fromEnvironment = environment.getOrDefault(option.environment(), "");
      values.put(option, fromEnvironment.isEmpty() ? option.defaultValue() : fromEnvironment);
    }
    given.forEach((key, value) -> values.put(known(key), value));
    values.forEach(SandboxOptions::check);
    return new SandboxOptions(values);
  }

  /** The same with one value changed. */
  public SandboxOptions with(SandboxOption option, String value) {
    EnumMap<SandboxOption, String> changed = new EnumMap<>(values);
    changed.put(option, value);
    check(option, value);
    return new SandboxOptions(changed);
  }

  /** The value as text. */
  public String text(SandboxOption option) {
    return values.getOrDefault(option, option.defaultValue());
  }

  /** The value as a number. */
  public int number(SandboxOption option) {
    return Integer.parseInt(text(option));
  }

  /** A memory size in bytes. */
  public long bytes(SandboxOption option) {
    String value = text(option);
    String unit = value.substring(value.length() - 1);
    return Long.parseLong(value.substring(0, value.length() - 1)) * UNITS.getOrDefault(unit, 1L);
  }

  /** A length of time. */
  public Duration duration(SandboxOption option) {
    String value = text(option);
    String unit = value.replaceAll("[0-9]", "");
    long count = Long.parseLong(value.substring(0, value.length() - unit.length()));
    return TIMES.getOrDefault(unit, Duration.ZERO).multipliedBy(count);
  }

  /** The words of a text, none where it is empty. */
  public List<String> words(SandboxOption option) {
    return Arrays.stream(text(option).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static SandboxOption known(String key) {
    return SandboxOption.ofKey(key)
        .orElseThrow(
            () -> new SandboxException("Unknown option '" + key + "': see docs/config.md."));
  }

  private static void check(SandboxOption option, String value) {
    Pattern shape = SHAPES.get(option.type());
    if (shape != null && !shape.matcher(value).matches()) {
      throw new SandboxException(
          "Option "
              + option.key()
              + " is '"
              + value
              + "', expected a "
              + option.type()
              + " like "
              + option.defaultValue()
              + ".");
    }
  }
}
