package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events can make a condition true, judged by kind, name and channel alone: never too few.
 *
 * @param kinds the kinds, or null for all
 * @param names the names, or null for all
 * @param channels the channels, or null for all
 * @param exact whether it is true for each of those events: nothing else has to be asked
 */
public record EventKeys(
    @Nullable Set<EventKind> kinds,
    @Nullable Set<String> names,
    @Nullable Set<String> channels,
    boolean exact) {

  /** Every event. */
  public static final EventKeys ALL = new EventKeys(null, null, null, false);

  static EventKeys ofKinds(Set<EventKind> kinds) {
    return new EventKeys(kinds, null, null, true);
  }

  static EventKeys ofNames(Set<String> names) {
    return new EventKeys(null, names, null, true);
  }

  static EventKeys ofChannels(Set<String> channels) {
    return new EventKeys(null, null, channels, true);
  }

  /** What satisfies both. */
  public EventKeys and(EventKeys other) {
    return new EventKeys(
        both(kinds, other.kinds),
        both(names, other.names),
        both(channels, other.channels),
        exact && other.exact);
  }

  /** What satisfies one of them, and perhaps more. */
  public EventKeys or(EventKeys other) {
    return new EventKeys(
        either(kinds, other.kinds),
        either(names, other.names),
        either(channels, other.channels),
        exact && other.exact && differencesFrom(other) <= 1);
  }

  /** What differs in one of the three alone, and is either, is exactly what either admits. */
  private int differencesFrom(EventKeys other) {
    return (Objects.equals(kinds, other.kinds) ? 0 : 1)
        + (Objects.equals(names, other.names) ? 0 : 1)
        + (Objects.equals(channels, other.channels) ? 0 : 1);
  }

  /** Whether the event may satisfy the condition. */
  public boolean admits(Event event) {
    return (kinds == null || kinds.contains(event.kind()))
        && (names == null || names.contains(event.name()))
        && (channels == null || channels.contains(event.channel()));
  }

  private static <T> @Nullable Set<T> both(@Nullable Set<T> a, @Nullable Set<T> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    Set<T> common = copy(a);
    common.retainAll(b);
    return common;
  }

  private static <T> @Nullable Set<T> either(@Nullable Set<T> a, @Nullable Set<T> b) {
    if (a == null || b == null) {
      return null;
    }
    Set<T> all = copy(a);
    all.addAll(b);
    return all;
  }

  private static <T> Set<T> copy(Set<T> set) {
    return new HashSet<>(set);
  }
}
