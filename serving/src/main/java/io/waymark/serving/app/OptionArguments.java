package io.waymark.serving.app;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --key=value} and {@code --key value}. */
final class OptionArguments {

  private OptionArguments() {}

  static Map<String, String> parse(List<String> arguments, List<Option> known) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        throw new BadOption("'" + argument + "' is no option: options are --key=value");
      }
      int equals = argument.indexOf('=');
      String key = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
      requireKnown(key, known);
      if (equals < 0 && ++i == arguments.size()) {
        throw new BadOption("--" + key + " has no value: options are --key=value");
      }
      String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
      if (given.put(key, value) != null) {
        throw new BadOption("--" + key + " is given twice: give it once");
      }
    }
    return given;
  }

  private static void requireKnown(String key, List<Option> known) {
    if (known.stream().noneMatch(option -> option.key().equals(key))) {
      String nearest =
          known.stream()
              .map(Option::key)
              .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
              .orElse("");
      throw new BadOption(
          "--" + key + " is unknown; the nearest is --" + nearest + ", --help lists all");
    }
  }

  /** Levenshtein's edit distance (1966), by rows. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
