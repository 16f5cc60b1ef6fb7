package io.waymark.jobs.app;

/** The options as text, for {@code --help} and for the documentation. */
public final class OptionsPage {
  private OptionsPage() {}

  /** Plain text. */
  public static String text() {
    StringBuilder page = new StringBuilder("Options of the job (--key value):\n");
    for (Option option : JobOptions.ALL) {
      page.append("  --").append(option.key()).append(" <").append(option.type()).append(">");
      page.append("  default \"").append(option.fallback()).append('"');
      if (!option.environment().isEmpty()) {
        page.append(", environment ").append(option.environment());
      }
      page.append("\n      ").append(option.sentence()).append('\n');
    }
    return page.toString();
  }

  /** A Markdown table. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder("| key | type | default | environment | what it does |\n");
    page.append("|---|---|---|---|---|\n");
    for (Option option : JobOptions.ALL) {
      page.append("| `").append(option.key()).append("` | ").append(option.type());
      page.append(" | ").append(code(option.fallback()));
      page.append(" | ").append(code(option.environment()));
      page.append(" | ").append(option.sentence()).append(" |\n");
    }
    return page.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
