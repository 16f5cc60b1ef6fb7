package io.waymark.core.journey;

import io.waymark.core.hash.SplitMix64;

/** Two independent 64-bit hashes of a text: multiply and mix. */
final class Hash128 {
  private Hash128() {}

  static long high(String text) {
    return hash(text, 0x9E3779B97F4A7C15L);
  }

  /** The second hash; never zero together with the first, which marks a free place. */
  static long low(String text, long high) {
    long low = hash(text, 0xD1B54A32D192ED03L);
    return high == 0 && low == 0 ? 1 : low;
  }

  private static long hash(String text, long seed) {
    long h = seed ^ text.length() * 0xBF58476D1CE4E5B9L;
    for (int i = 0; i < text.length(); i++) {
      h = SplitMix64.mix(h ^ text.charAt(i)) + seed;
    }
    return SplitMix64.mix(h);
  }
}
