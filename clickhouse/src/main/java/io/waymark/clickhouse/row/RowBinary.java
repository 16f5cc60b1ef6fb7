package io.waymark.clickhouse.row;

import io.waymark.core.event.AmountByCurrency;
import io.waymark.core.event.AmountSum;
import io.waymark.core.packed.PackedWriter;

/** ClickHouse's RowBinary: the values of a row one after the other, little-endian. */
final class RowBinary {
  private final PackedWriter out = new PackedWriter(256);

  RowBinary string(String text) {
    out.writeString(text);
    return this;
  }

  RowBinary bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  RowBinary bool(boolean value) {
    out.writeBoolean(value);
    return this;
  }

  RowBinary int64(long value) {
    out.writeFixedLong(value);
    return this;
  }

  RowBinary uint16(int value) {
    out.writeByte(value);
    out.writeByte(value >>> 8);
    return this;
  }

  RowBinary uint32(long value) {
    uint16((int) value);
    return uint16((int) (value >>> 16));
  }

  /** DateTime64(3): milliseconds since the epoch. */
  RowBinary millis(long value) {
    return int64(value);
  }

  RowBinary nullableMillis(long value, boolean present) {
    out.writeBoolean(!present);
    return present ? int64(value) : this;
  }

  /** DateTime: seconds since the epoch, unsigned 32 bits. */
  RowBinary seconds(long epochMillis) {
    return uint32(epochMillis / 1000);
  }

  /** Decimal(18, 4). */
  RowBinary decimal64(long amount) {
    return int64(amount);
  }

  /** Nullable(Decimal(18, 4)). */
  RowBinary nullableDecimal64(long amount, boolean present) {
    out.writeBoolean(!present);
    return present ? int64(amount) : this;
  }

  /** Decimal(38, 4). */
  RowBinary decimal128(AmountSum sum) {
    out.writeFixedLong(sum.low());
    out.writeFixedLong(sum.high());
    return this;
  }

  /** Map(String, Decimal(38, 4)). */
  RowBinary amounts(AmountByCurrency amounts) {
    out.writeUnsigned(amounts.sums().size());
    amounts.sums().forEach((currency, sum) -> string(currency).decimal128(sum));
    return this;
  }

  /** Length of an array that follows. */
  RowBinary length(int elements) {
    out.writeUnsigned(elements);
    return this;
  }

  byte[] toBytes() {
    return out.toBytes();
  }

  /** A writer for the next row; each thread has one, because rows are made per event. */
  static RowBinary next() {
    RowBinary row = OF_THREAD.get();
    row.out.clear();
    return row;
  }

  private static final ThreadLocal<RowBinary> OF_THREAD = ThreadLocal.withInitial(RowBinary::new);
}
