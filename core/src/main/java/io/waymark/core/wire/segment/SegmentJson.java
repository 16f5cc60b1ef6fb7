package io.waymark.core.wire.segment;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.RefusedException;
import io.waymark.core.wire.RejectReason;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a call of Segment's tracking API as an {@link Event}. The spec of the calls: <a
 * href="https://segment.com/docs/connections/spec/">segment.com/docs/connections/spec</a>.
 */
public final class SegmentJson {

  private static final String ORDER_ID = "properties.order_id";
  private static final String ORDER_ID_CAMEL = "properties.orderId";

  private SegmentJson() {}

  /** Reads one call and checks the event: it has to keep every bound that an event has to keep. */
  public static Parsed parse(byte[] bytes, int from, int length, Reception reception) {
    Parsed read = read(bytes, from, length, reception);
    Event event = read.event();
    return event == null
        ? read
        : EventJson.parse(EventJson.toBytes(event), reception.tenant(), reception.receivedMs());
  }

  /** Reads one call into an event whose bounds are still to be checked. */
  public static Parsed read(byte[] bytes, int from, int length, Reception reception) {
    try {
      FlatPayload call = FlatPayload.read(bytes, from, length);
      refuseForeign(call);
      call.addDefaults(reception.batch());
      return Parsed.of(event(call, reception));
    } catch (RefusedException e) {
      return e.toParsed();
    }
  }

  /** Jitsu speaks nearly the same language; what differs would be taken wrongly in silence. */
  private static void refuseForeign(FlatPayload call) {
    String library = call.text("context.library.name");
    if (library.toLowerCase(Locale.ROOT).startsWith("jitsu")) {
      throw RefusedException.of(
          RejectReason.FOREIGN_FORMAT,
          "context.library.name",
          library,
          "is Jitsu's; send Segment's calls, or events to /api/v1/events");
    }
  }

  private static Event event(FlatPayload call, Reception reception) {
    String named = call.text("type");
    SegmentCall type = SegmentCall.ofType(named.isEmpty() ? reception.type() : named);
    EventKind kind = kind(call, type);
    OrderMoney money = type == SegmentCall.TRACK ? OrderMoney.of(call, kind) : OrderMoney.NONE;
    String customer = id(call, "userId");
    String anonymous = anonymous(call, type);
    if (customer.isEmpty() && anonymous.isEmpty()) {
      throw new RefusedException(
          RejectReason.MISSING_PERSON, "userId or anonymousId is required in every call");
    }
    return new Event(
        MessageId.of(call, type, reception),
        reception.tenant(),
        customer,
        anonymous,
        kind,
        CallName.of(call, type),
        "",
        CleanText.cut(call.firstText("context.campaign.name", "properties.campaign.name")),
        CleanText.cut(call.text("context.sessionId")),
        call.firstText(ORDER_ID, ORDER_ID_CAMEL),
        CallTime.of(call, reception),
        CleanText.cut(DeviceClass.of(call)),
        CleanText.cut(call.text("context.location.country")),
        money.amount(),
        money.currency(),
        0,
        0,
        CallProperties.of(call, spent(call, type, money)));
  }

  private static EventKind kind(FlatPayload call, SegmentCall type) {
    return switch (type) {
      case PAGE, SCREEN -> EventKind.TOUCH;
      case IDENTIFY, ALIAS -> EventKind.IDENTIFY;
      case GROUP -> EventKind.ENGAGEMENT;
      case TRACK -> ofTrack(call);
    };
  }

  private static EventKind ofTrack(FlatPayload call) {
    return switch (call.text("event").toLowerCase(Locale.ROOT)) {
      case "order completed", "completed order" -> EventKind.CONVERSION;
      case "order refunded" -> EventKind.REFUND;
      case "segment consent preference updated", "segment consent preference" -> EventKind.CONSENT;
      default -> hasCampaign(call) ? EventKind.TOUCH : EventKind.ENGAGEMENT;
    };
  }

  /** A push that was tapped or an install that was attributed is a contact like a page view. */
  private static boolean hasCampaign(FlatPayload call) {
    return call.hasBelow("context.campaign") || call.hasBelow("properties.campaign");
  }

  /** An alias says that {@code previousId}, not the browser at hand, is the user. */
  private static String anonymous(FlatPayload call, SegmentCall type) {
    return id(call, namesAnother(call, type) ? "previousId" : "anonymousId");
  }

  private static boolean namesAnother(FlatPayload call, SegmentCall type) {
    return type == SegmentCall.ALIAS && call.has("userId") && call.has("previousId");
  }

  private static String id(FlatPayload call, String path) {
    FlatPayload.Scalar value = call.values().get(path);
    if (value != null && !value.isText() && !value.isNumber()) {
      throw RefusedException.of(RejectReason.WRONG_TYPE, path, value.text(), "is not a string");
    }
    return value == null ? "" : value.text();
  }

  private static Set<String> spent(FlatPayload call, SegmentCall type, OrderMoney money) {
    Set<String> paths = new HashSet<>(CallName.spent(type));
    paths.add(ORDER_ID);
    paths.add(ORDER_ID_CAMEL);
    paths.add("context.sessionId");
    if (!money.path().isEmpty()) {
      paths.add(money.path());
      paths.add("properties.currency");
    }
    if (namesAnother(call, type)) {
      paths.add("previousId");
    }
    return paths;
  }
}
