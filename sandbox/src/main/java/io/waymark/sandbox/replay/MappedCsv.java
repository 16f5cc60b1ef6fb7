package io.waymark.sandbox.replay;

import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Format {@code csv}: any file with a header, by a {@link ColumnMap}. Without a column for the
 * event id, it is the file's name and the line's number, so that a second replay repeats.
 */
final class MappedCsv implements ReplayFormat {

  private final ColumnMap map;
  private final EventTimes times;

  MappedCsv(ColumnMap map, EventTimes times) {
    this.map = map;
    this.times = times;
  }

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    CsvRows.forEach(in, file, List.copyOf(map.columns().values()), row -> readRow(file, row, sink));
  }

  private void readRow(String file, CsvRow row, LineSink sink) {
    long ts = times.parse(map.value(row, "ts"));
    EventKind kind = kindOf(row);
    long revenue = amount(row, "revenue");
    long cost = amount(row, "cost");
    long impressions = count(row);
    if (ts == EventTimes.NONE) {
      refuse(sink, row, RejectReason.BAD_TS, "ts");
    } else if (kind == null) {
      refuse(sink, row, RejectReason.UNKNOWN_KIND, "kind");
    } else if (revenue < 0) {
      refuse(sink, row, Amounts.reason(revenue), "revenue");
    } else if (cost < 0) {
      refuse(sink, row, Amounts.reason(cost), "cost");
    } else if (impressions < 0) {
      refuse(sink, row, RejectReason.WRONG_TYPE, "impressions");
    } else {
      EventDraft draft = new EventDraft(eventId(file, row), kind, ts);
      sink.event(
          withTexts(draft, row)
              .revenue(revenue, map.value(row, "currency"))
              .cost(cost)
              .impressions(impressions)
              .properties(properties(row))
              .toEvent());
    }
  }

  private EventDraft withTexts(EventDraft draft, CsvRow row) {
    return draft
        .customer(map.value(row, "customer_id"))
        .visitor(map.value(row, "anonymous_id"))
        .name(map.value(row, "name"))
        .channel(map.value(row, "channel"))
        .campaign(map.value(row, "campaign"))
        .session(map.value(row, "session_id"))
        .order(map.value(row, "order_id"))
        .device(map.value(row, "device"))
        .region(map.value(row, "region"));
  }

  private String eventId(String file, CsvRow row) {
    String given = map.value(row, "event_id");
    return given.isEmpty() ? file + "-" + row.lineNumber() : given;
  }

  private @Nullable EventKind kindOf(CsvRow row) {
    String kind = map.value(row, "kind");
    return kind.isEmpty() ? EventKind.TOUCH : EventKind.ofWireName(kind);
  }

  private long amount(CsvRow row, String field) {
    String text = map.value(row, field);
    return text.isEmpty() ? 0 : Amounts.parse(text);
  }

  private long count(CsvRow row) {
    String text = map.value(row, "impressions");
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private FlatJson properties(CsvRow row) {
    FlatJson json = new FlatJson();
    for (String field : map.propertyFields()) {
      json.text(field.substring(ColumnMap.PROPERTY.length()), map.value(row, field));
    }
    return json;
  }

  private void refuse(LineSink sink, CsvRow row, RejectReason reason, String field) {
    sink.refuse(
        reason.code(), field + " '" + map.value(row, field) + "' cannot be read", row.original());
  }
}
