package io.waymark.testkit.demo;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;

/** Makes events of one session. */
final class Draft {

  private final EventSink sink;
  private final String sessionId;
  private int ordinal;

  Draft(EventSink sink, String sessionId) {
    this.sink = sink;
    this.sessionId = sessionId;
  }

  String sessionId() {
    return sessionId;
  }

  void touch(Who who, long ts, DemoChannel channel, int campaign) {
    sink.happened(
        event(who, EventKind.TOUCH, "visit", ts, channel.wireName(), channel.campaign(campaign)));
  }

  void engage(Who who, long ts, String name) {
    sink.happened(event(who, EventKind.ENGAGEMENT, name, ts, "", ""));
  }

  void say(Who who, EventKind kind, String name, long ts, String properties) {
    Event plain = event(who, kind, name, ts, "", "");
    sink.happened(with(plain, "", 0, "", properties));
  }

  /** A line of an order, or of what came back. */
  void money(
      Who who, EventKind kind, String name, long ts, String order, long amount, String properties) {
    Event plain = event(who, kind, name, ts, "", "");
    sink.happened(with(plain, order, amount, Who.currencyOf(who.region()), properties));
  }

  void crawl(Who who, long ts, String name, String userAgent) {
    Event plain = event(who, EventKind.TOUCH, name, ts, "direct", "");
    sink.crawled(with(plain, "", 0, "", "{\"user_agent\":\"" + userAgent + "\"}"));
  }

  private Event event(
      Who who, EventKind kind, String name, long ts, String channel, String campaign) {
    return new Event(
        sessionId + "-" + ordinal++,
        "",
        who.customerId(),
        who.anonymousId(),
        kind,
        name,
        channel,
        campaign,
        sessionId,
        "",
        ts,
        who.device(),
        who.region(),
        0,
        "",
        0,
        0,
        Event.NO_PROPERTIES);
  }

  private static Event with(Event e, String order, long revenue, String currency, String props) {
    return new Event(
        e.eventId(),
        "",
        e.customerId(),
        e.anonymousId(),
        e.kind(),
        e.name(),
        e.channel(),
        e.campaign(),
        e.sessionId(),
        order,
        e.ts(),
        e.device(),
        e.region(),
        revenue,
        currency,
        0,
        0,
        props);
  }
}
