package io.waymark.serving.dashboard;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which figures are asked for.
 *
 * @param from inclusive
 * @param to exclusive
 * @param grain width of the points of the series
 * @param currency the one to show, or empty for the natural one
 * @param filters only rows of these values
 * @param by what to split by, if anything
 */
record SummaryRequest(
    Instant from,
    Instant to,
    Grain grain,
    String currency,
    Map<Dimension, String> filters,
    Optional<Dimension> by) {

  private static final int MAX_FILTER = 512;

  static SummaryRequest of(Call call) {
    call.allowParameters(
        "from", "to", "grain", "currency", "channel", "campaign", "device", "region", "by");
    Instant from = time(call, "from", Times.BEGINNING);
    Instant to = time(call, "to", Times.END);
    if (!from.isBefore(to)) {
      throw Problems.invalidParameter(
          "from", "is " + from + ", not before to " + to, "from is inclusive, to exclusive");
    }
    String by = call.parameter("by", "");
    return new SummaryRequest(
        from,
        to,
        one(Grain.class, "grain", call.parameter("grain", "day")),
        currency(call),
        filters(call),
        by.isEmpty() ? Optional.empty() : Optional.of(one(Dimension.class, "by", by)));
  }

  /** Whether the hourly rows can answer. */
  boolean isOfWholeHours() {
    return from.equals(from.truncatedTo(ChronoUnit.HOURS))
        && to.equals(to.truncatedTo(ChronoUnit.HOURS));
  }

  private static Instant time(Call call, String name, Instant fallback) {
    String text = call.parameter(name, "");
    return text.isEmpty() ? fallback : Times.parse(name, text);
  }

  private static <E extends Enum<E>> E one(Class<E> type, String name, String text) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    String known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw Problems.invalidParameter(
        name, "is '" + Problems.shown(text) + "'", "give one of " + known);
  }

  private static String currency(Call call) {
    String text = call.parameter("currency", "").toUpperCase(Locale.ROOT);
    if (text.isEmpty() || text.matches("[A-Z]{3}")) {
      return text;
    }
    throw Problems.invalidParameter(
        "currency", "is '" + Problems.shown(text) + "'", "give three letters like EUR");
  }

  private static Map<Dimension, String> filters(Call call) {
    Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      String value = call.parameter(dimension.wireName(), "");
      if (value.length() > MAX_FILTER) {
        throw Problems.invalidParameter(
            dimension.wireName(), "has " + value.length() + " characters", "the limit is 512");
      }
      filters.put(dimension, value);
    }
    return filters;
  }
}
