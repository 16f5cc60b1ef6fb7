package io.waymark.bench.line;

import java.util.Locale;

/** The two lines that are compared: the same jar, source, parser, sink and batches. */
enum Pipeline {
  /** Events to rows of one table, no keyed state. */
  BARE,
  /** The whole line. */
  FULL;

  /** The job's option {@code pipeline}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
