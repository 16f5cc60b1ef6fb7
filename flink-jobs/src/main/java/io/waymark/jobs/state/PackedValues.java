package io.waymark.jobs.state;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
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

  /** Entries of RocksDB that a compaction goes through before it asks what time it is. */
  private static final int CLEANED_PER_CLOCK = 1_000;

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
   * @param backend as {@link #descriptor} says
   * @param wallClock what the retention is counted by
   */
  PackedValues(ValueState<byte[]> backend, StateBounds bounds, LongSupplier wallClock) {
    this.backend = backend;
    this.generationBytes = bounds.packedBytes() / 2;
    this.retentionMs = bounds.retentionMs();
    this.wallClock = wallClock;
  }

  /** The state that keeps the values of that stage, and ends them after the retention. */
  static ValueStateDescriptor<byte[]> descriptor(String stateName, StateBounds bounds) {
    ValueStateDescriptor<byte[]> descriptor =
        new ValueStateDescriptor<>(stateName, BytePrimitiveArraySerializer.INSTANCE);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(Duration.ofMillis(bounds.retentionMs()))
            .cleanupInRocksdbCompactFilter(CLEANED_PER_CLOCK)
            .build());
    return descriptor;
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
