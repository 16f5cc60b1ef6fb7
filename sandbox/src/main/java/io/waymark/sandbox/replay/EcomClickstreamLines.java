package io.waymark.sandbox.replay;

import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Format {@code ecom-clickstream}: one click per line. {@code purchase} is a conversion without an
 * amount (the file has none), every other click a touch; the channel is the one the user was
 * acquired by. Event id = session and ordinal within the session.
 */
final class EcomClickstreamLines implements ReplayFormat {

  private static final List<String> COLUMNS =
      List.of("user_id", "session_id", "event", "timestamp", "platform", "acquisition_channel");

  private final EventTimes times = EventTimes.known();
  private final Ordinals ordinals = new Ordinals();

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    CsvRows.forEach(in, file, COLUMNS, row -> readRow(row, sink));
  }

  private void readRow(CsvRow row, LineSink sink) {
    String session = row.get("session_id");
    String eventId = ordinals.nextId(session);
    long ts = times.parse(row.get("timestamp"));
    if (ts == EventTimes.NONE) {
      sink.refuse(
          RejectReason.BAD_TS.code(),
          "timestamp '" + row.get("timestamp") + "' is no time",
          row.original());
      return;
    }
    String name = row.get("event");
    sink.event(
        new EventDraft(
                eventId, name.equals("purchase") ? EventKind.CONVERSION : EventKind.TOUCH, ts)
            .customer(row.get("user_id"))
            .session(session)
            .name(name)
            .channel(row.get("acquisition_channel"))
            .device(row.get("platform"))
            .properties(
                new FlatJson()
                    .text("user_cohort", row.get("user_cohort"))
                    .text("user_lifecycle", row.get("user_lifecycle")))
            .toEvent());
  }
}
