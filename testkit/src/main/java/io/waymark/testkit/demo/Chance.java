package io.waymark.testkit.demo;

/**
 * Chance that can be repeated bit for bit: SplitMix64 (Steele, Lea, Flood 2014) at a place that is
 * named by seed, stream and two numbers. Streams of different names never shift each other. All
 * mathematics is {@link StrictMath}, so every machine gives the same numbers.
 */
final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream of that name at that place. */
  static Chance of(long seed, String stream, long a, long b) {
    return new Chance(key(seed, stream, a) ^ mix(b * GOLDEN + 1));
  }

  /** What {@link #move} starts from: everything of a place but its last number. */
  static long key(long seed, String stream, long a) {
    long hash = seed;
    for (int i = 0; i < stream.length(); i++) {
      hash = mix(hash * 31 + stream.charAt(i) + GOLDEN);
    }
    return mix(hash ^ mix(a * GOLDEN + 7));
  }

  /** Moves to the place of that number: the same as {@link #of}, without an object. */
  void move(long key, long b) {
    state = key ^ mix(b * GOLDEN + 1);
  }

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** True with that probability. */
  boolean happens(double probability) {
    return nextDouble() < probability;
  }

  /** Uniform in [0, bound). */
  int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Standard normal, by Box and Muller. */
  double nextNormal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** Lognormal of that median and standard deviation of the logarithm. */
  double nextLognormal(double median, double logDeviation) {
    return median * StrictMath.exp(logDeviation * nextNormal());
  }

  /** Gamma of mean 1 and that shape, by Marsaglia and Tsang. */
  double nextUnitGamma(double shape) {
    if (shape < 1) {
      double boost = StrictMath.pow(1 - nextDouble(), 1 / shape);
      return nextUnitGamma(shape + 1) * (shape + 1) * boost / shape;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    for (; ; ) {
      double x = nextNormal();
      double v = 1 + c * x;
      double cube = v * v * v;
      if (v > 0
          && StrictMath.log(1 - nextDouble())
              < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
        return d * cube / shape;
      }
    }
  }

  /** Number of failures before the first success. */
  int nextGeometric(double success) {
    return (int) (StrictMath.log(1 - nextDouble()) / StrictMath.log(1 - success));
  }

  /** Index into weights that are already cumulated. */
  int nextIndex(double[] cumulated) {
    double wanted = nextDouble() * cumulated[cumulated.length - 1];
    int index = 0;
    while (index < cumulated.length - 1 && cumulated[index] <= wanted) {
      index++;
    }
    return index;
  }

  /** Running sums of weights. */
  static double[] cumulated(double... weights) {
    double[] sums = weights.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }
}
