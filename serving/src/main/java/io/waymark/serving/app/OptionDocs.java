package io.waymark.serving.app;

import java.util.Locale;

/** The options as text: for {@code --help} and for docs/config.md. */
final class OptionDocs {

  private OptionDocs() {}

  static String help() {
    StringBuilder text =
        new StringBuilder("Waymark sidecar: events in, analytics out, over HTTP.\n\nOptions:\n");
    for (Option option : ServingOptions.ALL) {
      String variable = option.environment().isEmpty() ? "" : " [" + option.environment() + "]";
      text.append(
          String.format(
              Locale.ROOT,
              "  --%s=%s%s%n      %s%n",
              option.key(),
              option.fallback(),
              variable,
              option.sentence()));
    }
    return text.toString();
  }

  /** The table between the markers of docs/config.md. */
  static String markdown() {
    StringBuilder text =
        new StringBuilder("| option | environment | type | default | what it does |\n");
    text.append("|---|---|---|---|---|\n");
    for (Option option : ServingOptions.ALL) {
      text.append("| `").append(option.key()).append("` | ").append(code(option.environment()));
      text.append(" | ").append(option.type().name().toLowerCase(Locale.ROOT)).append(" | ");
      text.append(code(option.fallback())).append(" | ").append(option.sentence()).append(" |\n");
    }
    return text.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
