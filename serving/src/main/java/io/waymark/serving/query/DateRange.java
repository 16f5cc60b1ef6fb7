package io.waymark.serving.query;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import java.time.Clock;
import java.time.Instant;

/**
 * A range of event time.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record DateRange(Instant from, Instant to) {

  /** The parameters that say it. */
  public static final String[] PARAMETERS = {"from", "to", "range"};

  /** Everything. */
  public static final DateRange ALL = new DateRange(Times.BEGINNING, Times.END);

  /** {@code from} and {@code to}, or one word as {@code range}, or everything. */
  public static DateRange of(Call call, TenantView view, Clock clock) {
    String word = call.parameter("range", "");
    if (word.isEmpty()) {
      return between(time(call, "from", Times.BEGINNING, view), time(call, "to", Times.END, view));
    }
    if (!call.parameter("from", "").isEmpty() || !call.parameter("to", "").isEmpty()) {
      throw Problems.invalidParameter(
          "range", "stands beside from or to", "give either range, or from and to");
    }
    return new DateWords(view, clock.instant()).range(word);
  }

  private static Instant time(Call call, String name, Instant fallback, TenantView view) {
    String text = call.parameter(name, "");
    return text.isEmpty() ? fallback : Times.parse(name, text, view.zone());
  }

  private static DateRange between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw Problems.invalidParameter(
          "from", "is " + from + ", not before to " + to, "from is inclusive, to exclusive");
    }
    return new DateRange(from, to);
  }

  /** The same range, beginning there where it had no beginning. */
  public DateRange orFrom(Instant first) {
    return from.equals(Times.BEGINNING) && first.isBefore(to) ? new DateRange(first, to) : this;
  }

  /**
   * How much of the range, as far as it is past, is in the tables: from 0 to 1 in steps of 0.0001,
   * rounded down, so that 1 means all of it.
   *
   * @param complete up to where the tables are complete
   * @param now what has not happened yet is not missing
   */
  public double completeness(Instant complete, Instant now) {
    Instant end = to.isBefore(now) ? to : now;
    if (!end.isAfter(from)) {
      return 1;
    }
    if (!complete.isAfter(from)) {
      return 0;
    }
    if (!complete.isBefore(end)) {
      return 1;
    }
    double share =
        (double) (complete.toEpochMilli() - from.toEpochMilli())
            / (end.toEpochMilli() - from.toEpochMilli());
    return Math.floor(share * 10_000) / 10_000;
  }
}
