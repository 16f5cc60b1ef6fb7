package io.waymark.jobs.source;

import io.waymark.core.clock.ReaderStatus;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * How the clocks stand: of one reader on the way to the enumerator, of the installation on the way
 * back.
 *
 * @param status the clocks
 */
record ClockReport(ReaderStatus status) implements SourceEvent {
  private static final long serialVersionUID = 1L;
}
