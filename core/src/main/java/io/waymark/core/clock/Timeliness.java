package io.waymark.core.clock;

/** How an event stands to the clock of the partition that it came through. */
public enum Timeliness {
  /** No older than the ordering wait: takes its place before anything is decided. */
  ON_TIME,
  /** Older than the ordering wait, within the lateness bound: counts, but re-runs no decision. */
  OUT_OF_ORDER,
  /** Beyond the lateness bound: kept aside and counted nowhere else. */
  LATE
}
