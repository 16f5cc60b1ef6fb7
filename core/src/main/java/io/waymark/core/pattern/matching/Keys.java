package io.waymark.core.pattern.matching;

import io.waymark.core.hash.SplitMix64;
import io.waymark.core.pattern.automaton.Taken;
import java.util.List;

/** 64-bit keys of pattern versions and of what they found. */
final class Keys {
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private Keys() {}

  static long of(String pattern, int version) {
    return SplitMix64.text(pattern, SEED + version);
  }

  /** The key of a finding: its version, what it is and its events. */
  static long of(long versionId, boolean deadEnd, List<Taken.Touch> touches) {
    long h = SplitMix64.mix(versionId ^ (deadEnd ? 1 : 0));
    for (Taken.Touch touch : touches) {
      h = SplitMix64.text(touch.event().eventId(), h + touch.step());
    }
    return h;
  }
}
