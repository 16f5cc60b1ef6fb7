package io.waymark.bench.measure;

import io.waymark.sandbox.SandboxOptions;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the system is set that a bench starts. Mixed into its command. */
public final class SandboxSettings {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "an option of the sandbox, see docs/config.md; may be repeated")
  private Map<String, String> settings = Map.of();

  /** The options of that system; the environment says the rest. */
  public SandboxOptions options() {
    return SandboxOptions.of(settings, System.getenv());
  }
}
