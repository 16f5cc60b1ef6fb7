package io.waymark.sandbox.replay;

import java.util.Map;

/**
 * Rows of one replay in the store, by class.
 *
 * @param events rows of {@code events}
 * @param repeated rows of {@code repeated_events}
 * @param late rows of {@code late_events}
 * @param filtered rows of {@code filtered_events}
 * @param rejected rows of {@code rejected_events} by reason
 */
record StoredCounts(
    long events, long repeated, long late, long filtered, Map<String, Long> rejected) {

  /** All rows: what has reached the store. */
  long sum() {
    return events + others();
  }

  /** All rows but accepted events. */
  long others() {
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    return repeated + late + filtered + refused;
  }
}
