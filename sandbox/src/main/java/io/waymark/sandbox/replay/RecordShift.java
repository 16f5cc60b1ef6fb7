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
    byte[] value = EventJson.toBytes(at(event, ts));
    return new ReplayRecord(ts, entry.line(), entry.key(), value, "", "");
  }

  private static Event at(Event e, long ts) {
    return new Event(
        e.eventId(),
        e.tenant(),
        e.customerId(),
        e.anonymousId(),
        e.kind(),
        e.name(),
        e.channel(),
        e.campaign(),
        e.sessionId(),
        e.orderId(),
        ts,
        e.device(),
        e.region(),
        e.revenue(),
        e.currency(),
        e.cost(),
        e.impressions(),
        e.properties());
  }
}
