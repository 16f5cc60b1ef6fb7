package io.waymark.serving.dashboard;

import io.waymark.core.wire.EventJson;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantView;
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
 * @param view the tenant's time zone and currency
 * @param range of event time
 * @param grain width of the points of the series
 * @param currency the one to show, or empty for the natural one
 * @param filters only rows of these values
 * @param by what to split by, if anything
 */
record SummaryRequest(
    TenantView view,
    DateRange range,
    Grain grain,
    String currency,
    Map<Dimension, String> filters,
    Optional<Dimension> by) {

  private static final int MAX_FILTER = EventJson.MAX_TEXT_LENGTH;

  static SummaryRequest of(Call call, Standpoint standpoint) {
    call.allowParameters(
        "from",
        "to",
        "range",
        "grain",
        "currency",
        "channel",
        "campaign",
        "device",
        "region",
        "by");
    String by = call.parameter("by", "");
    return new SummaryRequest(
        standpoint.view(call.caller()),
        standpoint.range(call),
        one(Grain.class, "grain", call.parameter("grain", "day")),
        currency(call),
        filters(call),
        by.isEmpty() ? Optional.empty() : Optional.of(one(Dimension.class, "by", by)));
  }

  /** Whether the hourly rows can answer. */
  boolean isOfWholeHours() {
    return isWholeHour(range.from()) && isWholeHour(range.to()) && view.hasWholeHours();
  }

  private static boolean isWholeHour(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.HOURS));
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
            dimension.wireName(),
            "has " + value.length() + " characters",
            "the limit is " + MAX_FILTER);
      }
      filters.put(dimension, value);
    }
    return filters;
  }
}
