package io.waymark.serving.patterns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Patterns that come with the product, named for the behaviour they find. */
final class ShippedPatterns {

  static final List<String> NAMES =
      List.of(
          "abandoned-cart",
          "cross-channel-research",
          "email-nurture-to-purchase",
          "first-to-second-purchase",
          "lapsed-after-refund",
          "multi-channel-hand-off",
          "price-page-dead-end",
          "search-without-result",
          "stalled-trial",
          "win-back");

  private ShippedPatterns() {}

  /** The definition of that name, YAML. */
  static Optional<byte[]> text(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = ShippedPatterns.class.getResourceAsStream("shipped/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no resource shipped/" + name + ".yaml");
      }
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
