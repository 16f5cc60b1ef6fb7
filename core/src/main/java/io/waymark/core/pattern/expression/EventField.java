package io.waymark.core.pattern.expression;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of an event that expressions may read. */
enum EventField {
  EVENT_ID(ValueType.TEXT),
  CUSTOMER_ID(ValueType.TEXT),
  ANONYMOUS_ID(ValueType.TEXT),
  KIND(ValueType.TEXT),
  NAME(ValueType.TEXT),
  CHANNEL(ValueType.TEXT),
  CAMPAIGN(ValueType.TEXT),
  SESSION_ID(ValueType.TEXT),
  ORDER_ID(ValueType.TEXT),
  DEVICE(ValueType.TEXT),
  REGION(ValueType.TEXT),
  CURRENCY(ValueType.TEXT),
  TS(ValueType.TIME),
  REVENUE(ValueType.AMOUNT),
  COST(ValueType.AMOUNT),
  IMPRESSIONS(ValueType.NUMBER);

  private static final Map<String, EventField> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(EventField::word, Function.identity()));

  private final ValueType type;

  EventField(ValueType type) {
    this.type = type;
  }

  static @Nullable EventField of(String name) {
    return BY_NAME.get(name);
  }

  static String words() {
    return Stream.of(values()).map(EventField::word).collect(Collectors.joining(", "));
  }

  ValueType type() {
    return type;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a text field. */
  String text(Event event) {
    return switch (this) {
      case EVENT_ID -> event.eventId();
      case CUSTOMER_ID -> event.customerId();
      case ANONYMOUS_ID -> event.anonymousId();
      case KIND -> event.kind().wireName();
      case NAME -> event.name();
      case CHANNEL -> event.channel();
      case CAMPAIGN -> event.campaign();
      case SESSION_ID -> event.sessionId();
      case ORDER_ID -> event.orderId();
      case DEVICE -> event.device();
      case REGION -> event.region();
      case CURRENCY -> event.currency();
      default -> throw new IllegalStateException(this + " is no text");
    };
  }

  /** The value of any other field. */
  long number(Event event) {
    return switch (this) {
      case TS -> event.ts();
      case REVENUE -> event.revenue();
      case COST -> event.cost();
      case IMPRESSIONS -> event.impressions() * Amount.UNIT;
      default -> throw new IllegalStateException(this + " is no number");
    };
  }
}
