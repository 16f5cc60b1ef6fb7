package io.waymark.sandbox;

import java.util.Map;

/** Patterns over {@link RandomJourneys}; in one the order of events at the same time matters. */
final class JourneyPatterns {
  private static final String LEFT_CART =
      """
      id: left-cart
      steps:
        - name: cart
          where: name == "cart"
        - name: paid
          where: kind == "conversion"
      within: 6h
      emit: [match, dead_end]
      """;
  private static final String VIEW_THEN_CART =
      """
      id: view-then-cart
      steps:
        - name: view
          where: name == "view" and channel == "email"
        - name: cart
          where: name == "cart"
          contiguity: strict
      within: 1d
      after_match: skip_past_last
      emit: [match, dead_end]
      """;
  private static final String SAME_CHANNEL =
      """
      id: same-channel
      steps:
        - name: search
          where: name == "search"
          times: 2..3
        - name: cart
          where: name == "cart"
          not: true
        - name: paid
          where: kind == "conversion" and channel == search.channel
      within: 12h
      emit: [match, dead_end]
      """;

  /** By their ids. */
  static final Map<String, String> ALL =
      Map.of(
          "left-cart", LEFT_CART, "view-then-cart", VIEW_THEN_CART, "same-channel", SAME_CHANNEL);

  private JourneyPatterns() {}
}
