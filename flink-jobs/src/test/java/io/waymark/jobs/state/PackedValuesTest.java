package io.waymark.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.state.ValueState;
import org.junit.jupiter.api.Test;

class PackedValuesTest {
  private static final int RETENTION_MS = 1_000;

  private final Backend backend = new Backend();
  private long now;
  private final PackedValues values =
      new PackedValues(backend, new StateBounds(1, 4_000, RETENTION_MS), () -> now);

  /** A value by key, and how often it was read. */
  private static final class Backend implements ValueState<byte[]> {
    private final Map<String, byte[]> stored = new HashMap<>();
    private String key = "";
    private int reads;

    @Override
    public byte[] value() {
      reads++;
      return stored.get(key);
    }

    @Override
    public void update(byte[] value) {
      stored.put(key, value);
    }

    @Override
    public void clear() {
      stored.remove(key);
    }
  }

  private void update(String key, byte[] value) throws IOException {
    backend.key = key;
    values.update(key, value);
  }

  private byte[] value(String key) throws IOException {
    backend.key = key;
    return values.value(key);
  }

  private void clear(String key) {
    backend.key = key;
    values.clear(key);
  }

  @Test
  void readsWhatWasWrittenLastWithoutTheBackend() throws IOException {
    update("a", new byte[100]);
    update("b", new byte[200]);
    assertThat(value("a")).hasSize(100);
    assertThat(value("b")).hasSize(200);
    assertThat(backend.reads).isZero();
  }

  @Test
  void readsFromTheBackendWhatItNoLongerKeeps() throws IOException {
    for (int i = 0; i < 100; i++) {
      update("k" + i, new byte[i]);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(value("k" + i)).hasSize(i);
    }
    assertThat(backend.reads).isGreaterThan(50);
  }

  /** By the retention the state backend has ended it too. */
  @Test
  void asksTheBackendForWhatWasWrittenARetentionAgo() throws IOException {
    update("a", new byte[100]);
    backend.clear();
    now = RETENTION_MS - 1;
    assertThat(value("a")).hasSize(100);
    now = RETENTION_MS;
    assertThat(value("a")).isNull();
  }

  /** Law: whatever is kept, reading is as if nothing were. */
  @Test
  void answersLikeTheBackendAlone() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 2_000; i++) {
        String key = "k" + random.nextInt(40);
        switch (random.nextInt(4)) {
          case 0 -> clear(key);
          // Now and then one that is larger than all that may be kept.
          case 1 -> update(key, new byte[random.nextInt(random.nextInt(10) == 0 ? 6_000 : 300)]);
          default -> assertThat(value(key)).as("seed %d", seed).isSameAs(backend.stored.get(key));
        }
      }
    }
  }
}
