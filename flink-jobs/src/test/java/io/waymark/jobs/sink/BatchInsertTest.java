package io.waymark.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.record.RowBlock;
import io.waymark.jobs.record.TestArrivals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchInsertTest {

  /** Takes every batch that holds none of the poisoned rows. */
  private static final class TestingStore implements RowStore {
    final List<String> tokens = new ArrayList<>();
    final Set<String> stored = new HashSet<>();
    long deadLetters;

    @Override
    public void insert(Table table, List<String> columns, InputStream rowBinary, String token)
        throws IOException {
      String text =
          new String(rowBinary.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
      if (table == Table.REJECTED_EVENTS) {
        assertThat(text).contains("acme", "refused_by_store", "poison");
        deadLetters++;
        return;
      }
      if (text.contains("poison")) {
        throw new RefusedRowsException("poison", new IOException());
      }
      tokens.add(token);
      stored.add(text);
    }

    @Override
    public void close() {}
  }

  private static RowBatch batch(Set<Integer> poisoned, int rows) {
    RowBuffer buffer = new RowBuffer(Table.EVENTS, new ChunkPool(0));
    List<RowBatch> batches = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String id = (poisoned.contains(i) ? "poison" : "good") + i;
      Row row = EventRows.event(TestArrivals.touch(id, "c", 1_700_000_000_000L + i));
      buffer.add(new RowBlock(row.table(), new int[] {row.bytes().length}, row.bytes()), batches);
    }
    buffer.close(batches);
    return batches.get(0);
  }

  @Test
  void refusedRowsAreBuriedAloneAndTheRestGoesOn() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Set<Integer> poisoned = new HashSet<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        poisoned.add(random.nextInt(100));
      }
      TestingStore store = new TestingStore();
      new BatchInsert(store, () -> 0).insert(batch(poisoned, 100), "t");
      assertThat(store.deadLetters).as("seed %d", seed).isEqualTo(poisoned.size());
      TestingStore again = new TestingStore();
      new BatchInsert(again, () -> 0).insert(batch(poisoned, 100), "t");
      assertThat(again.tokens).as("a second run keeps the tokens").isEqualTo(store.tokens);
      assertThat(new HashSet<>(store.tokens)).hasSameSizeAs(store.tokens);
    }
  }

  @Test
  void checkpointsHoldTheRowsAsTheyAre() throws IOException {
    RowBatch batch = batch(Set.of(3), 10);
    Committable written = new Committable("job", 7, 2, 1, Long.MIN_VALUE, List.of(batch));
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    CommittableForm.write(written, form);
    Committable read = CommittableForm.read(new ByteArrayInputStream(form.toByteArray()));
    assertThat(read.job()).isEqualTo("job");
    assertThat(read.checkpoint()).isEqualTo(7);
    assertThat(read.batches().get(0).columns()).isEqualTo(Table.EVENTS.columns().size());
    assertThat(read.watermark()).isEqualTo(Long.MIN_VALUE);
    Chunks bytes = read.batches().get(0).bytes();
    assertThat(bytes.copy(0, bytes.size())).isEqualTo(batch.bytes().copy(0, batch.bytes().size()));
    assertThat(read.batches().get(0).ends()).isEqualTo(batch.ends());
  }
}
