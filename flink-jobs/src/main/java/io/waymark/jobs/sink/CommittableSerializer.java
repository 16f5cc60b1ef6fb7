package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The form in which checkpoints hold rows. */
final class CommittableSerializer implements SimpleVersionedSerializer<Committable> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Committable committable) {
    int bytes = committable.batches().stream().mapToInt(b -> b.bytes().length).sum();
    PackedWriter out = new PackedWriter(bytes + bytes / 16 + 256);
    out.writeString(committable.job());
    out.writeUnsigned(committable.checkpoint());
    out.writeUnsigned(committable.parallelism());
    out.writeUnsigned(committable.subtask());
    out.writeLong(committable.watermark());
    out.writeUnsigned(committable.batches().size());
    for (RowBatch batch : committable.batches()) {
      write(batch, out);
    }
    return out.toBytes();
  }

  private static void write(RowBatch batch, PackedWriter out) {
    out.writeByte(batch.table().ordinal());
    out.writeUnsigned(batch.number());
    out.writeUnsigned(batch.columns());
    out.writeUnsigned(batch.rows());
    int start = 0;
    for (int end : batch.ends()) {
      out.writeUnsigned(end - start);
      start = end;
    }
    out.writeBytes(batch.bytes());
  }

  @Override
  public Committable deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("rows of version " + version + " cannot be read, only " + VERSION);
    }
    PackedReader in = new PackedReader(serialized);
    String job = in.readString();
    long checkpoint = in.readUnsigned();
    int parallelism = in.readCount();
    int subtask = in.readCount();
    long watermark = in.readLong();
    List<RowBatch> batches = new ArrayList<>();
    for (int n = in.readCount(); n > 0; n--) {
      batches.add(read(in));
    }
    return new Committable(job, checkpoint, parallelism, subtask, watermark, batches);
  }

  private static RowBatch read(PackedReader in) {
    Table table = Table.ofCode(in.readByte());
    int number = in.readCount();
    int columns = in.readCount();
    int[] ends = new int[in.readCount()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += in.readCount();
      ends[i] = end;
    }
    return new RowBatch(table, number, columns, ends, in.readBytes());
  }
}
