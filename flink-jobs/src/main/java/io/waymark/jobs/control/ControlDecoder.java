package io.waymark.jobs.control;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.control.InvalidControlException;
import io.waymark.core.wire.ControlJson;
import java.nio.charset.StandardCharsets;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka records to changes. What cannot be read is counted and left out: it never stops a job. */
final class ControlDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(ControlDecoder.class);

  private final Counter refused;
  private final Counter oversized;

  ControlDecoder(MetricGroup metrics) {
    this(metrics.counter("waymark_control_refused"), metrics.counter("waymark_control_oversized"));
  }

  ControlDecoder(Counter refused, Counter oversized) {
    this.refused = refused;
    this.oversized = oversized;
  }

  /** The change, or null where the record cannot be read. */
  @Nullable ControlChange decode(byte @Nullable [] key, byte @Nullable [] value, long offset) {
    if (value != null && value.length > ControlJson.MAX_RECORD_BYTES) {
      oversized.inc();
      LOG.warn("control record at offset {} has {} bytes: ignored", offset, value.length);
      return null;
    }
    try {
      return change(key == null ? "" : new String(key, StandardCharsets.UTF_8), value);
    } catch (InvalidControlException e) {
      refused.inc();
      LOG.warn("control record at offset {} is ignored: {}", offset, e.getMessage());
      return null;
    }
  }

  private static ControlChange change(String key, byte @Nullable [] value) {
    if (value == null) {
      return ControlChange.removal(ControlKey.parse(key));
    }
    ControlRecord record = ControlJson.parse(value);
    if (!record.key().text().equals(key)) {
      throw new InvalidControlException(
          "the record is of " + record.key().text() + " and its key says " + key);
    }
    return ControlChange.of(record);
  }
}
