package io.waymark.engine.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Layout of a compressed block: checksum (16), method (1), compressed and raw size (4 each). */
final class BlockHeader {

  static final int CHECKSUM = 16;
  static final int SIZES = 9;
  static final int BYTES = CHECKSUM + SIZES;
  static final byte LZ4 = (byte) 0x82;
  static final byte STORED = 0x02;

  /** The largest block accepted; clients send far smaller ones. */
  static final int LIMIT = 1 << 28;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private BlockHeader() {}

  static int compressedSize(byte[] block) {
    return (int) INTS.get(block, CHECKSUM + 1);
  }

  static int rawSize(byte[] block) {
    return (int) INTS.get(block, CHECKSUM + 5);
  }

  /** Writes sizes and checksum of a block whose content already stands behind the header. */
  static void seal(byte[] block, byte method, int contentSize, int rawSize) {
    block[CHECKSUM] = method;
    INTS.set(block, CHECKSUM + 1, contentSize + SIZES);
    INTS.set(block, CHECKSUM + 5, rawSize);
    CityHash128 checksum = CityHash128.of(block, CHECKSUM, contentSize + SIZES);
    LONGS.set(block, 0, checksum.low());
    LONGS.set(block, 8, checksum.high());
  }

  static boolean isSealed(byte[] block, int compressedSize) {
    CityHash128 checksum = CityHash128.of(block, CHECKSUM, compressedSize);
    return checksum.low() == (long) LONGS.get(block, 0)
        && checksum.high() == (long) LONGS.get(block, 8);
  }
}
