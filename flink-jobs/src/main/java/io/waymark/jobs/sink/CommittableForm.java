package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Table;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The form in which checkpoints hold rows. It goes to the stream piece by piece: a catch-up gathers
 * tens of megabytes between two checkpoints, and each copy of them would be made on the heap.
 */
final class CommittableForm {
  private static final int VERSION = 2;

  private CommittableForm() {}

  static void write(Committable committable, OutputStream stream) throws IOException {
    PackedWriter head = new PackedWriter(256);
    head.writeString(committable.job());
    head.writeUnsigned(committable.checkpoint());
    head.writeUnsigned(committable.parallelism());
    head.writeUnsigned(committable.subtask());
    head.writeLong(committable.watermark());
    head.writeUnsigned(committable.batches().size());
    DataOutputStream out = new DataOutputStream(stream);
    out.writeByte(VERSION);
    write(head, out);
    for (RowBatch batch : committable.batches()) {
      write(batch, head, out);
    }
    out.flush();
  }

  private static void write(RowBatch batch, PackedWriter head, DataOutputStream out)
      throws IOException {
    head.clear();
    head.writeByte(batch.table().ordinal());
    head.writeUnsigned(batch.number());
    head.writeUnsigned(batch.columns());
    head.writeUnsigned(batch.rows());
    int start = 0;
    for (int end : batch.ends()) {
      head.writeUnsigned(end - start);
      start = end;
    }
    write(head, out);
    batch.bytes().writeTo(out);
  }

  private static void write(PackedWriter head, DataOutputStream out) throws IOException {
    out.writeInt(head.size());
    out.write(head.array(), 0, head.size());
  }

  static Committable read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("rows of version " + version + " cannot be read, only " + VERSION);
    }
    PackedReader head = head(in);
    String job = head.readString();
    long checkpoint = head.readUnsigned();
    int parallelism = head.readCount();
    int subtask = head.readCount();
    long watermark = head.readLong();
    List<RowBatch> batches = new ArrayList<>();
    for (int n = head.readCount(); n > 0; n--) {
      batches.add(batch(in));
    }
    return new Committable(job, checkpoint, parallelism, subtask, watermark, batches);
  }

  private static RowBatch batch(DataInputStream in) throws IOException {
    PackedReader head = head(in);
    Table table = Table.ofCode(head.readByte());
    int number = head.readCount();
    int columns = head.readCount();
    int[] ends = new int[head.readCount()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += head.readCount();
      ends[i] = end;
    }
    return new RowBatch(table, number, columns, ends, Chunks.read(in, end));
  }

  private static PackedReader head(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new PackedReader(bytes);
  }
}
