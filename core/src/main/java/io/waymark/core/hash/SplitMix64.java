package io.waymark.core.hash;

/**
 * The finaliser of SplitMix64, and a hash of texts made of it: multiply and mix.
 *
 * <p>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
 */
public final class SplitMix64 {
  private SplitMix64() {}

  /** Spreads every bit over all 64; one to one. */
  public static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }

  /** A text's 64 bits under that seed. */
  public static long text(String text, long seed) {
    long h = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      h = mix(h ^ text.charAt(i));
    }
    return h;
  }
}
