package io.waymark.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

class ChunksTest {

  /** Law: whatever the pieces, the bytes are those that were appended. */
  @Test
  void bytesComeBackAsTheyWereAppended() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      Chunks chunks = new Chunks(new ChunkPool(seed % 2 == 0 ? 0 : 4 * ChunkPool.CHUNK));
      for (int i = random.nextInt(60); i >= 0; i--) {
        byte[] piece = new byte[random.nextInt(random.nextInt(10) == 0 ? 700_000 : 3_000)];
        random.nextBytes(piece);
        expected.writeBytes(piece);
        chunks.append(piece);
      }
      byte[] all = expected.toByteArray();
      assertThat(chunks.size()).isEqualTo(all.length);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      chunks.writeTo(written);
      assertThat(written.toByteArray()).as("seed %d", seed).isEqualTo(all);
      int from = random.nextInt(all.length + 1);
      int to = from + random.nextInt(all.length - from + 1);
      assertThat(chunks.copy(from, to)).isEqualTo(Arrays.copyOfRange(all, from, to));
      Chunks read = Chunks.read(new ByteArrayInputStream(all), all.length);
      assertThat(read.copy(0, read.size())).isEqualTo(all);
    }
  }

  @Test
  void resetLeadsToTheFirstByteOfThePart() throws IOException {
    Chunks chunks = new Chunks(new ChunkPool(0));
    chunks.append(new byte[] {1, 2, 3, 4, 5});
    InputStream part = chunks.stream(1, 4);
    assertThat(part.readAllBytes()).containsExactly(2, 3, 4);
    part.reset();
    assertThat(part.read()).isEqualTo(2);
    assertThat(part.readAllBytes()).containsExactly(3, 4);
    assertThat(part.read()).isEqualTo(-1);
  }

  @Test
  void rowsThatEndEarlyAreADamagedCheckpoint() {
    assertThatThrownBy(() -> Chunks.read(new ByteArrayInputStream(new byte[3]), 5))
        .isInstanceOf(IOException.class)
        .hasMessage("rows end after 3 of 5 bytes");
  }

  @Test
  void piecesOfWrittenRowsHoldTheNextOnes() {
    ChunkPool pool = new ChunkPool(0);
    Chunks written = new Chunks(pool);
    written.append(new byte[ChunkPool.CHUNK * 2 + 1]);
    written.release();
    assertThat(pool.size()).isEqualTo(3);
    Chunks next = new Chunks(pool);
    next.append(new byte[] {7});
    assertThat(pool.size()).isEqualTo(2);
    assertThat(next.copy(0, 1)).containsExactly(7);
    pool.keep(1);
    assertThat(pool.size()).isEqualTo(1);
  }

  @Test
  void piecesBesideTheHeapComeFirstAndAreKept() {
    ChunkPool pool = new ChunkPool(2 * ChunkPool.CHUNK);
    Chunks rows = new Chunks(pool);
    rows.append(new byte[ChunkPool.CHUNK * 3]);
    rows.release();
    pool.keep(0);
    assertThat(pool.size()).as("the third was of the heap").isEqualTo(2);
    assertThat(pool.take().isDirect()).isTrue();
    assertThat(pool.take().isDirect()).isTrue();
    assertThat(pool.take().isDirect()).isFalse();
  }

  /** 288 MiB for two slots: 320 less the 32 that others need. */
  @Test
  void aSlotHasItsShareOfTheMemoryBesideTheHeap() {
    Configuration taskManager = new Configuration();
    taskManager.set(TaskManagerOptions.NUM_TASK_SLOTS, 2);
    taskManager.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(320));
    assertThat(RowSink.memoryBesideHeap(taskManager)).isEqualTo(144L << 20);
    taskManager.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ZERO);
    assertThat(RowSink.memoryBesideHeap(taskManager)).isZero();
  }
}
