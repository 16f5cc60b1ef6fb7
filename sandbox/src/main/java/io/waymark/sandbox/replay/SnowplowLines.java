package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.RejectReason;
import io.waymark.core.wire.segment.DeviceClass;
import io.waymark.core.wire.segment.KeptProperties;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Format {@code snowplow}: enriched events, as a table with a header (warehouse exports) or as the
 * 131 tab-separated columns without one that the enricher writes. Page views are touches, a
 * transaction is a conversion (its items carry no money of their own), consent preferences are
 * consent, all else is engagement. The time is {@code derived_tstamp}, which Snowplow corrects.
 */
final class SnowplowLines implements ReplayFormat {

  private static final List<String> REQUIRED = List.of("event", "event_id", "collector_tstamp");
  private static final int HEADER_BYTES = 4096;

  private final EventTimes times = EventTimes.known();

  @Override
  public void read(InputStream raw, String file, LineSink sink) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 2 * HEADER_BYTES);
    if (hasHeader(in)) {
      CsvRows.forEach(in, file, REQUIRED, row -> readRow(row, sink));
    } else {
      CsvRows.forEach(in, '\t', SnowplowColumns.ENRICHED, row -> readRow(row, sink));
    }
  }

  private static boolean hasHeader(BufferedInputStream in) throws IOException {
    in.mark(HEADER_BYTES);
    String head = new String(in.readNBytes(HEADER_BYTES / 2), StandardCharsets.UTF_8);
    in.reset();
    return head.lines().findFirst().orElse("").contains("collector_tstamp");
  }

  private void readRow(CsvRow row, LineSink sink) {
    String time = first(row, "derived_tstamp", "collector_tstamp");
    long ts = times.parse(time);
    long revenue = revenue(row);
    if (ts == EventTimes.NONE) {
      sink.refuse(RejectReason.BAD_TS.code(), "time '" + time + "' is no time", row.original());
    } else if (revenue < 0) {
      sink.refuse(
          Amounts.reason(revenue).code(), "tr_total '" + row.get("tr_total") + "'", row.original());
    } else {
      sink.event(event(row, ts, revenue));
    }
  }

  private static Event event(CsvRow row, long ts, long revenue) {
    EventKind kind = kind(row);
    boolean conversion = kind == EventKind.CONVERSION;
    return new EventDraft(row.get("event_id"), kind, ts)
        .customer(row.get("user_id"))
        .visitor(first(row, "domain_userid", "network_userid", "domain_sessionid"))
        .name(name(row))
        .campaign(row.get("mkt_campaign"))
        .session(row.get("domain_sessionid"))
        .order(first(row, "tr_orderid", "ti_orderid"))
        .device(device(row))
        .region(row.get("geo_country"))
        .revenue(revenue, conversion ? row.get("tr_currency") : "")
        .properties(properties(row))
        .toEvent();
  }

  private static EventKind kind(CsvRow row) {
    return switch (row.get("event")) {
      case "page_view" -> EventKind.TOUCH;
      case "transaction" -> EventKind.CONVERSION;
      case "unstruct" ->
          row.get("event_name").equals("consent_preferences")
              ? EventKind.CONSENT
              : EventKind.ENGAGEMENT;
      default -> EventKind.ENGAGEMENT;
    };
  }

  private static String name(CsvRow row) {
    String name =
        switch (row.get("event")) {
          case "page_view" -> "page:" + first(row, "page_urlpath", "page_title");
          case "struct" -> row.get("se_action");
          default -> first(row, "event_name", "event");
        };
    return name.length() > EventJson.MAX_TEXT_LENGTH
        ? name.substring(0, EventJson.MAX_TEXT_LENGTH)
        : name;
  }

  private static long revenue(CsvRow row) {
    String total = row.get("tr_total");
    return kind(row) == EventKind.CONVERSION && !total.isEmpty() ? Amounts.parse(total) : 0;
  }

  private static String device(CsvRow row) {
    String type = row.get("dvce_type");
    return type.isEmpty() ? DeviceClass.ofUserAgent(row.get("useragent")) : type;
  }

  private static String properties(CsvRow row) {
    KeptProperties kept = new KeptProperties();
    SnowplowColumns.KNOWN.forEach((column, key) -> kept.text(key, row.get(column)));
    SnowplowColumns.OTHERS.forEach(column -> kept.text(column, row.get(column)));
    row.columns().keySet().stream()
        .filter(column -> column.startsWith("unstruct_event"))
        .sorted()
        .forEach(column -> kept.text("unstruct_event", row.get(column)));
    return kept.finish();
  }

  private static String first(CsvRow row, String... columns) {
    for (String column : columns) {
      String value = row.get(column);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
