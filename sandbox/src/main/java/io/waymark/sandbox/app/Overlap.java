package io.waymark.sandbox.app;

import picocli.CommandLine.Option;

/** How long a key still works beside the one that replaces it. */
final class Overlap {
  @Option(
      names = "--overlap",
      defaultValue = "1d",
      description = "how long both work: 90s, 15m, 12h, 30d (default: 1d)")
  private String overlap = "1d";

  long seconds() {
    return Span.parse(overlap).toSeconds();
  }
}
