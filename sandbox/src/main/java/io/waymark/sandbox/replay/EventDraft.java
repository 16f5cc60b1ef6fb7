package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;

/** An event in the making; what is not set is absent. */
final class EventDraft {

  private final String eventId;
  private final EventKind kind;
  private final long ts;
  private String customerId = "";
  private String anonymousId = "";
  private String name = "";
  private String channel = "";
  private String campaign = "";
  private String sessionId = "";
  private String orderId = "";
  private String device = "";
  private String region = "";
  private String currency = "";
  private String properties = Event.NO_PROPERTIES;
  private long revenue;
  private long cost;
  private long impressions;

  EventDraft(String eventId, EventKind kind, long ts) {
    this.eventId = eventId;
    this.kind = kind;
    this.ts = ts;
  }

  EventDraft customer(String id) {
    customerId = id;
    return this;
  }

  EventDraft visitor(String id) {
    anonymousId = id;
    return this;
  }

  EventDraft name(String text) {
    name = text;
    return this;
  }

  EventDraft channel(String text) {
    channel = text;
    return this;
  }

  EventDraft campaign(String text) {
    campaign = text;
    return this;
  }

  EventDraft session(String id) {
    sessionId = id;
    return this;
  }

  EventDraft order(String id) {
    orderId = id;
    return this;
  }

  EventDraft device(String text) {
    device = text;
    return this;
  }

  EventDraft region(String text) {
    region = text;
    return this;
  }

  /** Money in ten-thousandths, and its currency. */
  EventDraft revenue(long amount, String code) {
    revenue = amount;
    currency = code;
    return this;
  }

  EventDraft cost(long amount) {
    cost = amount;
    return this;
  }

  EventDraft impressions(long count) {
    impressions = count;
    return this;
  }

  EventDraft properties(FlatJson json) {
    return properties(json.toString());
  }

  /** A flat JSON object. */
  EventDraft properties(String json) {
    properties = json;
    return this;
  }

  Event toEvent() {
    return new Event(
        eventId,
        "",
        customerId,
        anonymousId,
        kind,
        name,
        channel,
        campaign,
        sessionId,
        orderId,
        ts,
        device,
        region,
        revenue,
        currency,
        cost,
        impressions,
        properties);
  }
}
