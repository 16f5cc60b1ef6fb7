package io.waymark.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.jobs.record.RowBlock;
import io.waymark.jobs.record.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RowBlocksTest {

  private static OneInputStreamOperatorTestHarness<Row, RowBlock> harness() throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new RowBlocks());
    harness.setup(Types.ROW_BLOCK.createSerializer(null));
    harness.open();
    return harness;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> rows(List<RowBlock> blocks, Table table) {
    List<String> rows = new ArrayList<>();
    for (RowBlock block : blocks) {
      int start = 0;
      for (int end : block.ends()) {
        if (block.table() == table) {
          byte[] row = Arrays.copyOfRange(block.bytes(), start, end);
          rows.add(new String(row, StandardCharsets.US_ASCII));
        }
        start = end;
      }
    }
    return rows;
  }

  @Test
  void allRowsGoOnBeforeTheBarrierByTheirTables() throws Exception {
    try (var harness = harness()) {
      harness.processElement(new Row(Table.EVENTS, bytes("one")), 0);
      harness.processElement(new Row(Table.CUSTOMERS, bytes("a")), 0);
      harness.processElement(new Row(Table.EVENTS, bytes("two")), 0);
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      List<RowBlock> blocks = harness.extractOutputValues();
      assertThat(blocks).hasSize(2);
      assertThat(rows(blocks, Table.EVENTS)).containsExactly("one", "two");
      assertThat(rows(blocks, Table.CUSTOMERS)).containsExactly("a");
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void aFullBlockGoesOnByItselfAndNoRowIsLost() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    List<String> sent = new ArrayList<>();
    try (var harness = harness()) {
      for (int i = 0; i < 2_000; i++) {
        String row = i + "x".repeat(random.nextInt(300));
        sent.add(row);
        harness.processElement(new Row(Table.EVENTS, bytes(row)), 0);
      }
      assertThat(harness.extractOutputValues()).as("seed %d", seed).hasSizeGreaterThan(5);
      harness.prepareSnapshotPreBarrier(1);
      assertThat(rows(harness.extractOutputValues(), Table.EVENTS)).isEqualTo(sent);
    }
  }

  @Test
  void whatIsGatheredAreTheRowsOfAllBlocks() {
    RowGatherer gatherer = new RowGatherer("job", 1, 0, new ChunkPool(0));
    gatherer.add(new RowBlock(Table.EVENTS, new int[] {2, 5}, bytes("aabbb")));
    gatherer.add(new RowBlock(Table.EVENTS, new int[] {1}, bytes("c")));
    RowBatch batch = gatherer.take(1).batches().get(0);
    assertThat(batch.ends()).containsExactly(2, 5, 6);
    assertThat(batch.bytes().copy(2, 6)).isEqualTo(bytes("bbbc"));
  }
}
