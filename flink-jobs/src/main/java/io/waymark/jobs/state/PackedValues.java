package io.waymark.jobs.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The packed values of one stage. Those written last stay in memory too: a person who comes back
 * within the hour costs no look-up in RocksDB, and a packed value is one object for the garbage
 * collector. Every write goes through to the state backend, so nothing has to be kept.
 *
 * <p>Two generations, like {@link HotStates}: a full one ages, and what was still in the older one
 * goes. The state backend's current key is the caller's affair.
 */
final class PackedValues {
  /** What an entry takes beside its value: the place in the map, the key, the array's header. */
  private static final int OVERHEAD_BYTES = 160;

  private record Kept(byte[] value, long writtenMs) {
    long bytes() {
      return value.length + OVERHEAD_BYTES;
    }
  }

  private final ValueState<byte[]> backend;
  private final long generationBytes;
  private final long retentionMs;
  private final LongSupplier wallClock;
  private Map<String, Kept> recent = new HashMap<>();
  private Map<String, Kept> older = new HashMap<>();
  private long recentBytes;

  /**
   * @param backend of the stage's values, which ends them after that retention
   * @param wallClock what the retention is counted by
   */
  PackedValues(ValueState<byte[]> backend, StateBounds bounds, LongSupplier wallClock) {
    this.backend = backend;
    this.generationBytes = bounds.packedBytes() / 2;
    this.retentionMs = bounds.retentionMs();
    this.wallClock = wallClock;
  }

  /** The value of the current key, which is this one; not to be changed. */
  byte @Nullable [] value(String key) throws IOException {
    Kept kept = recent.get(key);
    if (kept == null) {
      kept = older.remove(key);
      if (kept != null) {
        keep(key, kept);
      }
    }
    return kept == null || wallClock.getAsLong() - kept.writtenMs() >= retentionMs
        ? backend.value()
        : kept.value();
  }

  /** Writes the value of the current key, which is this one. */
  void update(String key, byte[] value) throws IOException {
    backend.update(value);
    forget(key);
    keep(key, new Kept(value, wallClock.getAsLong()));
  }

  /** Ends the value of the current key, which is this one. */
  void clear(String key) {
    backend.clear();
    forget(key);
  }

  private void keep(String key, Kept kept) {
    if (kept.bytes() > generationBytes) {
      return;
    }
    if (recentBytes + kept.bytes() > generationBytes) {
      older = recent;
      recent = new HashMap<>();
      recentBytes = 0;
    }
    recent.put(key, kept);
    recentBytes += kept.bytes();
  }

  private void forget(String key) {
    older.remove(key);
    Kept gone = recent.remove(key);
    if (gone != null) {
      recentBytes -= gone.bytes();
    }
  }
}
