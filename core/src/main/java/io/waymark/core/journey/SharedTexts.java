package io.waymark.core.journey;

import java.util.HashMap;
import java.util.Map;

/**
 * One copy of texts that come again and again: channels, campaigns, names. Thousands of journeys
 * stay in memory at a time and would each hold copies of their own.
 */
final class SharedTexts {
  private static final int LIMIT = 20_000;

  private final Map<String, String> texts = new HashMap<>();

  String shared(String text) {
    String known = texts.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() >= LIMIT) {
      texts.clear();
    }
    texts.put(text, text);
    return text;
  }
}
