package io.waymark.jobs.record;

import io.waymark.clickhouse.row.Table;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * Rows of one table on their way to the sink.
 *
 * @param table where they go
 * @param ends where each row ends in {@code bytes}
 * @param bytes the rows in RowBinary, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying would be waste.
public record RowBlock(Table table, int[] ends, byte[] bytes) {

  void write(PackedWriter out) {
    out.writeByte(table.ordinal());
    out.writeUnsigned(ends.length);
    int start = 0;
    for (int end : ends) {
      out.writeUnsigned(end - start);
      start = end;
    }
    out.writeBytes(bytes);
  }

  static RowBlock read(PackedReader in) {
    Table table = Table.ofCode(in.readByte());
    int[] ends = new int[in.readCount()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += in.readCount();
      ends[i] = end;
    }
    return new RowBlock(table, ends, in.readBytes());
  }
}
