package io.waymark.jobs.control;

import io.waymark.core.control.ControlChange;
import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Changes of control, in their order. Everything of before the opening comes at once. */
public interface ControlFeed extends AutoCloseable {

  /** The next change, or null where there is none for now; never waits. */
  @Nullable ControlChange poll();

  @Override
  void close();

  /** Opens a feed where the operator runs. */
  @FunctionalInterface
  interface Opener extends Serializable {

    /**
     * Returns when all that was written before is known.
     *
     * @throws IllegalStateException if that takes too long, saying what to do
     */
    ControlFeed open(MetricGroup metrics) throws InterruptedException;
  }
}
