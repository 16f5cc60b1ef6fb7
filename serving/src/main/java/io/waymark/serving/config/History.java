package io.waymark.serving.config;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version would make of events that were counted before it.
 *
 * @param reinterprets whether figures that were given before would be others
 * @param confirm what to send as {@code confirm} to have it; null where nothing needs it
 * @param events how many counted events have a time about which the version decides
 * @param byMonth these events
 * @param readAnew sections of the document that change how all figures are read
 * @param whatHappens in sentences
 */
record History(
    boolean reinterprets,
    @Nullable String confirm,
    long events,
    List<Counted> byMonth,
    List<String> readAnew,
    List<String> whatHappens) {

  /**
   * Counted events.
   *
   * @param month of UTC, such as 2026-11
   * @param kind of the events; {@code filtered: REASON} for those that count nowhere
   * @param events how many
   */
  record Counted(String month, String kind, long events) implements Comparable<Counted> {
    private static final Comparator<Counted> ORDER =
        Comparator.comparing(Counted::month).thenComparing(Counted::kind);

    @Override
    public int compareTo(Counted other) {
      return ORDER.compare(this, other);
    }
  }

  /** Nothing was counted that it could change. */
  static final History NONE =
      new History(
          false,
          null,
          0,
          List.of(),
          List.of(),
          List.of("No counted event changes its meaning: the version decides about later ones."));

  static long sum(List<Counted> counted) {
    return counted.stream().mapToLong(Counted::events).sum();
  }
}
