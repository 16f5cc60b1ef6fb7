package io.waymark.core.event;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about. The wire name is the lower-case constant; the order is part of the binary
 * format.
 */
public enum EventKind {
  TOUCH,
  CONVERSION,
  REFUND,
  ENGAGEMENT,
  SPEND,
  IDENTIFY,
  CONSENT,
  SUPPORT,
  PAYMENT;

  private static final EventKind[] BY_CODE = values();
  private static final Map<String, EventKind> BY_WIRE_NAME =
      Stream.of(BY_CODE)
          .collect(Collectors.toUnmodifiableMap(EventKind::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name used in JSON and in tables, for example {@code touch}. */
  public String wireName() {
    return wireName;
  }

  /** The kind of that wire name, or null where there is none. */
  public static @Nullable EventKind ofWireName(String wireName) {
    return BY_WIRE_NAME.get(wireName);
  }

  /** The kind of that ordinal, as the binary format stores it. */
  public static EventKind ofCode(int code) {
    return BY_CODE[code];
  }

  /** Whether the event belongs to a person; only spend does not. */
  public boolean hasPerson() {
    return this != SPEND;
  }
}
