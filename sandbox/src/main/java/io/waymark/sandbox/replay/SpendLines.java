package io.waymark.sandbox.replay;

import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RejectReason;
import io.waymark.core.wire.segment.KeptProperties;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Format {@code spend}: what a channel cost on a day, as ad platforms report it. Columns: {@code
 * day} (or {@code date}), {@code channel}, {@code cost} (or {@code spend}); where there are any,
 * {@code campaign}, {@code currency}, {@code impressions}, {@code device}, {@code region} and
 * {@code version}; all others become properties. A day without a cost is a day that cost nothing,
 * which takes back what was reported for it before. The event id is made of the file's name and the
 * line, so that a second replay of the same file repeats.
 */
final class SpendLines implements ReplayFormat {

  private static final Set<String> FIELDS =
      Set.of(
          "day",
          "date",
          "channel",
          "cost",
          "spend",
          "campaign",
          "currency",
          "impressions",
          "device",
          "region",
          "version");

  private final EventTimes times = EventTimes.known();

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    CsvRows.forEach(in, file, List.of("channel"), row -> readRow(file, row, sink));
  }

  private void readRow(String file, CsvRow row, LineSink sink) {
    String day = first(row, file, "day", "date");
    long ts = times.parse(day);
    long cost = amount(first(row, file, "cost", "spend"));
    long impressions = count(row.get("impressions"));
    if (ts == EventTimes.NONE) {
      refuse(sink, row, RejectReason.BAD_TS, "day '" + day + "' is no date");
    } else if (cost < 0) {
      refuse(sink, row, Amounts.reason(cost), "cost '" + first(row, file, "cost", "spend") + "'");
    } else if (impressions < 0 || count(row.get("version")) < 0) {
      String numbers = row.get("impressions") + "', version '" + row.get("version");
      refuse(sink, row, RejectReason.WRONG_TYPE, "impressions '" + numbers + "': whole numbers");
    } else {
      sink.event(
          new EventDraft(eventId(file, row), EventKind.SPEND, ts)
              .name("spend")
              .channel(row.get("channel"))
              .campaign(row.get("campaign"))
              .device(row.get("device"))
              .region(row.get("region"))
              .revenue(0, row.get("currency"))
              .cost(cost)
              .impressions(impressions)
              .properties(properties(row))
              .toEvent());
    }
  }

  private static void refuse(LineSink sink, CsvRow row, RejectReason reason, String detail) {
    sink.refuse(reason.code(), detail, row.original());
  }

  private static long amount(String text) {
    return text.isEmpty() ? 0 : Amounts.parse(text);
  }

  private static long count(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String first(CsvRow row, String file, String name, String otherName) {
    if (!row.columns().containsKey(name) && !row.columns().containsKey(otherName)) {
      throw new ReplayException(
          "%s has no column '%s' or '%s'; it has %s"
              .formatted(file, name, otherName, row.columns().keySet()));
    }
    return row.columns().containsKey(name) ? row.get(name) : row.get(otherName);
  }

  private static String eventId(String file, CsvRow row) {
    return TextHash.of("spend-", file, row.original());
  }

  private static String properties(CsvRow row) {
    KeptProperties kept = new KeptProperties().number("version", row.get("version"));
    Map<String, Integer> others = new TreeMap<>(row.columns());
    others.keySet().removeAll(FIELDS);
    others.keySet().forEach(column -> kept.text(column, row.get(column)));
    return kept.finish();
  }
}
