package io.waymark.core.event;

/**
 * One thing that happened: the single shape that the stream, the REST side and the training share.
 *
 * <p>Absent texts are empty, absent numbers zero; there are no nulls.
 *
 * @param eventId unique per tenant and person; a repeat of it counts once
 * @param tenant whose event it is; from the API key or the Kafka header, never trusted from the
 *     body
 * @param customerId the identified person, or empty
 * @param anonymousId the visitor (cookie, device), or empty
 * @param kind what the event is about
 * @param name what happened: {@code search}, {@code add_to_cart}, {@code page:/pricing}
 * @param channel marketing channel, or empty
 * @param campaign campaign within the channel, or empty
 * @param sessionId session, or empty
 * @param orderId the purchase that a conversion or refund belongs to, or empty
 * @param ts event time, milliseconds since the epoch, UTC
 * @param device device class, or empty
 * @param region region, or empty
 * @param revenue in ten-thousandths of the currency (see {@link Amount}), never negative
 * @param currency ISO 4217 code in upper case, or empty for the tenant's own
 * @param cost in ten-thousandths of the currency, never negative
 * @param impressions number of impressions, never negative
 * @param properties a flat JSON object as text: dotted keys in order of arrival, scalar values, no
 *     nulls
 */
public record Event(
    String eventId,
    String tenant,
    String customerId,
    String anonymousId,
    EventKind kind,
    String name,
    String channel,
    String campaign,
    String sessionId,
    String orderId,
    long ts,
    String device,
    String region,
    long revenue,
    String currency,
    long cost,
    long impressions,
    String properties) {

  /** Text of an event without properties. */
  public static final String NO_PROPERTIES = "{}";

  /** Whether a customer id was given. */
  public boolean isIdentified() {
    return !customerId.isEmpty();
  }

  /** The person as given: the customer id where there is one, else the anonymous id. */
  public String person() {
    return isIdentified() ? customerId : anonymousId;
  }

  /**
   * What a purchase is counted by: {@code o:order} where there is an order, else the event itself
   * as {@code e:person/event}, because event ids are unique per person only.
   */
  public String purchaseKey() {
    return orderId.isEmpty() ? "e:" + person() + '/' + eventId : "o:" + orderId;
  }

  /** The same event from another channel and campaign. */
  public Event withOrigin(String newChannel, String newCampaign) {
    return copy(eventId, ts, customerId, kind, newChannel, newCampaign, properties);
  }

  /** The same event of another kind. */
  public Event withKind(EventKind newKind) {
    return newKind == kind
        ? this
        : copy(eventId, ts, customerId, newKind, channel, campaign, properties);
  }

  /** The same event with other properties. */
  public Event withProperties(String newProperties) {
    return copy(eventId, ts, customerId, kind, channel, campaign, newProperties);
  }

  /** The same event of a customer. */
  public Event withCustomer(String newCustomerId) {
    return newCustomerId.equals(customerId)
        ? this
        : copy(eventId, ts, newCustomerId, kind, channel, campaign, properties);
  }

  /** The same thing happening once more, as another event. */
  public Event again(String newEventId, long newTs) {
    return copy(newEventId, newTs, customerId, kind, channel, campaign, properties);
  }

  /** The same event at another time. */
  public Event at(long newTs) {
    return again(eventId, newTs);
  }

  /** The one place that spells all fields out for a change of some. */
  private Event copy(
      String newEventId,
      long newTs,
      String newCustomerId,
      EventKind newKind,
      String newChannel,
      String newCampaign,
      String newProperties) {
    return new Event(
        newEventId,
        tenant,
        newCustomerId,
        anonymousId,
        newKind,
        name,
        newChannel,
        newCampaign,
        sessionId,
        orderId,
        newTs,
        device,
        region,
        revenue,
        currency,
        cost,
        impressions,
        newProperties);
  }
}
