package io.waymark.core.pattern.matching;

import io.waymark.core.pattern.automaton.Taken;
import java.util.List;

/** 64-bit hashes of texts: multiply and mix (the finaliser of SplitMix64). */
final class Keys {
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private Keys() {}

  static long of(String pattern, int version) {
    return text(pattern, SEED + version);
  }

  /** The key of a finding: its version, what it is and its events. */
  static long of(long versionId, boolean deadEnd, List<Taken.Touch> touches) {
    long h = mix(versionId ^ (deadEnd ? 1 : 0));
    for (Taken.Touch touch : touches) {
      h = text(touch.event().eventId(), h + touch.step());
    }
    return h;
  }

  private static long text(String text, long seed) {
    long h = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      h = mix(h ^ text.charAt(i));
    }
    return h;
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }
}
