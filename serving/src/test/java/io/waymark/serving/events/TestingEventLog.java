package io.waymark.serving.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log in memory that acknowledges at once, later, or fails after some records. */
public final class TestingEventLog implements EventLog {

  public final List<EventRecord> records = new ArrayList<>();
  final AtomicInteger waiting = new AtomicInteger();
  int mostWaiting;
  int failAfter = Integer.MAX_VALUE;
  boolean slow;

  @Override
  public void append(EventRecord record, Consumer<@Nullable Exception> done) {
    records.add(record);
    if (records.size() > failAfter) {
      done.accept(new java.io.IOException("no broker"));
    } else if (slow) {
      mostWaiting = Math.max(mostWaiting, waiting.incrementAndGet());
      Thread.ofVirtual().start(() -> acknowledge(done));
    } else {
      done.accept(null);
    }
  }

  private void acknowledge(Consumer<@Nullable Exception> done) {
    waiting.decrementAndGet();
    done.accept(null);
  }

  /** What is no dead letter. */
  public List<EventRecord> accepted() {
    return records.stream().filter(r -> !r.headers().containsKey("refused")).toList();
  }

  /** The dead letters. */
  public List<EventRecord> refused() {
    return records.stream().filter(r -> r.headers().containsKey("refused")).toList();
  }
}
