package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;

/**
 * Moves events in time.
 *
 * @param millis what is added to every time
 * @param tenant the tenant that events are parsed for
 */
record RecordShift(long millis, String tenant) {

  /** The record at its new time; refusals and what is no event stay as they are. */
  ReplayRecord apply(ReplayRecord entry) {
    if (millis == 0 || entry.isRefusal()) {
      return entry;
    }
    Event event = EventJson.parse(entry.value(), tenant, Long.MAX_VALUE / 2).event();
    return event == null ? entry : moved(entry, event);
  }

  private ReplayRecord moved(ReplayRecord entry, Event event) {
    long ts = event.ts() + millis;
    byte[] value = EventJson.toBytes(event.at(ts));
    return new ReplayRecord(ts, entry.line(), entry.key(), value, "", "");
  }
}
