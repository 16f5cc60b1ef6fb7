package io.waymark.sandbox.replay;

/** What a replay asks the store. */
interface ReplayStore {

  /** Answer of {@link #asOf} and {@link #clock} in a system without events. */
  long NO_CLOCK = Long.MIN_VALUE;

  /** The rows of that replay so far. */
  StoredCounts counts(String replayId);

  /** Event time up to which everything is queryable, or {@link #NO_CLOCK}. */
  long asOf();

  /** The installation's event time: as of, or the newest event where that is later. */
  long clock();
}
