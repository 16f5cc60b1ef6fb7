package io.waymark.jobs.control;

import io.waymark.core.control.ControlChange;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A control topic in memory. Every opener of one instance in this JVM reads the same queue. */
public final class TestingFeed implements ControlFeed {
  private final Queue<ControlChange> changes = new ConcurrentLinkedQueue<>();

  /** Nothing is ever configured. */
  public static ControlFeed.Opener none() {
    return metrics -> new TestingFeed();
  }

  public TestingFeed add(ControlChange change) {
    changes.add(change);
    return this;
  }

  @Override
  public @Nullable ControlChange poll() {
    return changes.poll();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
