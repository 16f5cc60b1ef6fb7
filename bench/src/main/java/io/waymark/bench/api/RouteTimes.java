package io.waymark.bench.api;

import io.waymark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long the answers of each target took, in milliseconds, and how many were none. */
final class RouteTimes {
  private final List<List<Double>> times;
  private final long[] errors;
  private double seconds;

  RouteTimes(int targets) {
    this.times =
        IntStream.range(0, targets).<List<Double>>mapToObj(i -> new ArrayList<>()).toList();
    this.errors = new long[targets];
  }

  synchronized void add(int target, double millis, boolean good) {
    times.get(target).add(millis);
    errors[target] += good ? 0 : 1;
  }

  void end(double all) {
    seconds = all;
  }

  Samples of(int target) {
    return Samples.of(times.get(target));
  }

  long errors(int target) {
    return errors[target];
  }

  long requests() {
    return times.stream().mapToLong(List::size).sum();
  }

  double perSecond() {
    return requests() / seconds;
  }

  double errorRate() {
    return IntStream.range(0, errors.length).mapToLong(i -> errors[i]).sum() / (double) requests();
  }
}
