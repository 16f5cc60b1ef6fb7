package io.waymark.sandbox;

/** The sandbox's section of docs/config.md. */
final class ConfigPage {
  private ConfigPage() {}

  static String section() {
    StringBuilder page = new StringBuilder();
    page.append("| key | type | default | environment | what it does |\n|---|---|---|---|---|\n");
    for (SandboxOption option : SandboxOption.values()) {
      page.append("| `").append(option.key()).append("` | ").append(option.type());
      page.append(" | ").append(quoted(option.defaultValue()));
      page.append(" | ").append(quoted(option.environment()));
      page.append(" | ").append(option.sentence()).append(" |\n");
    }
    return page.toString();
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "" : "`" + value + "`";
  }
}
