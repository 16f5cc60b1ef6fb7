package io.waymark.core.pattern.expression;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which events can make a condition true, judged by kind, name and channel alone: never too few.
 *
 * @param kinds the kinds
 * @param names the names
 * @param channels the channels
 * @param exact whether it is true for each of those events: nothing else has to be asked
 */
public record EventKeys(Set<EventKind> kinds, TextSet names, TextSet channels, boolean exact) {
  private static final Set<EventKind> ALL_KINDS = Set.copyOf(EnumSet.allOf(EventKind.class));

  /** Every event. */
  public static final EventKeys ALL = new EventKeys(ALL_KINDS, TextSet.ALL, TextSet.ALL, false);

  static EventKeys ofKinds(Set<EventKind> kinds) {
    return new EventKeys(kinds, TextSet.ALL, TextSet.ALL, true);
  }

  static EventKeys ofNames(Set<String> names) {
    return new EventKeys(ALL_KINDS, TextSet.of(names), TextSet.ALL, true);
  }

  static EventKeys ofChannels(Set<String> channels) {
    return new EventKeys(ALL_KINDS, TextSet.ALL, TextSet.of(channels), true);
  }

  /** What satisfies both. */
  public EventKeys and(EventKeys other) {
    return new EventKeys(
        both(kinds, other.kinds),
        names.and(other.names),
        channels.and(other.channels),
        exact && other.exact);
  }

  /** What satisfies one of them, and perhaps more. */
  public EventKeys or(EventKeys other) {
    Set<EventKind> either = EnumSet.copyOf(ALL_KINDS);
    either.removeIf(kind -> !kinds.contains(kind) && !other.kinds.contains(kind));
    return new EventKeys(
        either,
        names.or(other.names),
        channels.or(other.channels),
        exact && other.exact && differencesFrom(other) <= 1);
  }

  /** What does not satisfy it, and perhaps more. */
  public EventKeys not() {
    // Not all three at once is no box of kinds, names and channels: only what asks for one is.
    return exact && differencesFrom(ALL) == 1
        ? new EventKeys(
            kinds.equals(ALL_KINDS) ? kinds : without(kinds),
            names.equals(TextSet.ALL) ? names : names.not(),
            channels.equals(TextSet.ALL) ? channels : channels.not(),
            true)
        : ALL;
  }

  /** What differs in one of the three alone, and is either, is exactly what either admits. */
  private int differencesFrom(EventKeys other) {
    return (kinds.equals(other.kinds) ? 0 : 1)
        + (names.equals(other.names) ? 0 : 1)
        + (channels.equals(other.channels) ? 0 : 1);
  }

  /** Whether the event may satisfy the condition. */
  public boolean admits(Event event) {
    return kinds.contains(event.kind())
        && names.contains(event.name())
        && channels.contains(event.channel());
  }

  private static Set<EventKind> both(Set<EventKind> a, Set<EventKind> b) {
    Set<EventKind> both = EnumSet.noneOf(EventKind.class);
    both.addAll(a);
    both.retainAll(b);
    return both;
  }

  private static Set<EventKind> without(Set<EventKind> kinds) {
    Set<EventKind> without = EnumSet.copyOf(ALL_KINDS);
    without.removeAll(kinds);
    return without;
  }
}
