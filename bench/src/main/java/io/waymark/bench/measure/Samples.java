package io.waymark.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/** Measured values of one thing, for the few statistics that a bench tells. */
public final class Samples {
  private final double[] sorted;

  private Samples(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * These values, in any order.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Samples of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("0 values were measured, at least 1 is needed");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Samples(sorted);
  }

  /** The middle one, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest value that a given share of all values does not exceed.
   *
   * @param share above 0, up to 1
   */
  public double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** How many values there are. */
  public int count() {
    return sorted.length;
  }

  /** How far the values lie apart: (largest − smallest) / median. */
  public double spread() {
    return (sorted[sorted.length - 1] - sorted[0]) / median();
  }
}
