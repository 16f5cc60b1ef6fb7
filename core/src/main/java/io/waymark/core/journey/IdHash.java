package io.waymark.core.journey;

import io.waymark.core.hash.SplitMix64;

/** A 64-bit hash of a text: four characters at a time, mixed. */
final class IdHash {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final int STEP = 4;

  private IdHash() {}

  static long of(String text) {
    int length = text.length();
    long h = SEED ^ length * 0xBF58476D1CE4E5B9L;
    int at = 0;
    for (; at + STEP <= length; at += STEP) {
      h = SplitMix64.mix(h ^ four(text, at)) + SEED;
    }
    for (; at < length; at++) {
      h = SplitMix64.mix(h ^ text.charAt(at)) + SEED;
    }
    return SplitMix64.mix(h);
  }

  private static long four(String text, int at) {
    return text.charAt(at)
        | (long) text.charAt(at + 1) << 16
        | (long) text.charAt(at + 2) << 32
        | (long) text.charAt(at + 3) << 48;
  }
}
