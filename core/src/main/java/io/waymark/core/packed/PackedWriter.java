package io.waymark.core.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the compact binary form of state and records: variable-length integers, length-prefixed
 * UTF-8. Reused between records with {@link #clear()}; not thread-safe.
 */
public final class PackedWriter {
  /** Eight bytes of an array as a number, little-endian. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Four bytes of an array as a number, little-endian. */
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that hold the length of a part. */
  static final int PART_LENGTH = Integer.BYTES;

  private byte[] buffer;
  private int size;

  /** A writer with room for some bytes. */
  public PackedWriter(int capacity) {
    buffer = new byte[capacity];
  }

  /** Grows now, by half and the steps given, where fewer bytes than needed are free. */
  public void makeRoom(int needed, int step) {
    if (buffer.length - size < needed) {
      buffer = Arrays.copyOf(buffer, size + size / 2 + step);
    }
  }

  /** Forgets the first so many bytes. */
  public void removeFirst(int bytes) {
    size -= bytes;
    System.arraycopy(buffer, bytes, buffer, 0, size);
  }

  /** Forgets what was written and keeps the room. */
  public void clear() {
    size = 0;
  }

  /** Number of bytes written. */
  public int size() {
    return size;
  }

  /** The array behind the writer; only the first {@link #size()} bytes count. */
  public byte[] array() {
    return buffer;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** One byte. */
  public void writeByte(int value) {
    ensure(1);
    buffer[size++] = (byte) value;
  }

  /** A truth value as one byte. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** A non-negative or negative number, one to ten bytes, small absolute values short. */
  public void writeLong(long value) {
    writeUnsigned(value << 1 ^ value >> 63);
  }

  /** How many bytes {@link #writeLong} takes for that number. */
  public static int lengthOf(long value) {
    long raw = value << 1 ^ value >> 63;
    return (Long.SIZE - Long.numberOfLeadingZeros(raw | 1) + 6) / 7;
  }

  /** A number taken as unsigned, one to ten bytes. */
  public void writeUnsigned(long value) {
    ensure(10);
    byte[] to = buffer;
    int at = size;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      to[at++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    size = at;
  }

  /** Eight bytes, little-endian. */
  public void writeFixedLong(long value) {
    ensure(8);
    LONGS.set(buffer, size, value);
    size += 8;
  }

  /** That many numbers, eight bytes each, little-endian. */
  public void writeFixedLongs(long[] values, int count) {
    ensure(8 * count);
    for (int i = 0; i < count; i++) {
      LONGS.set(buffer, size + 8 * i, values[i]);
    }
    size += 8 * count;
  }

  /** Bytes with their length in front. */
  public void writeBytes(byte[] bytes) {
    writeUnsigned(bytes.length);
    append(bytes, 0, bytes.length);
  }

  /**
   * Begins a part that can be read, or passed over, as one.
   *
   * @return what {@link #endPart} wants to know
   */
  public int beginPart() {
    ensure(PART_LENGTH);
    size += PART_LENGTH;
    return size;
  }

  /** The part that began there ends here. */
  public void endPart(int begin) {
    INTS.set(buffer, begin - PART_LENGTH, size - begin);
  }

  /** Bytes as they are. */
  public void append(byte[] bytes, int from, int length) {
    ensure(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /** UTF-8 with its length in bytes in front. */
  public void writeString(String text) {
    int length = text.length();
    ensure(length + 5);
    if (length >= 0x80 || !appendAscii(text, length)) {
      writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean appendAscii(String text, int length) {
    byte[] to = buffer;
    int at = size;
    to[at++] = (byte) length;
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      all |= c;
      to[at + i] = (byte) c;
    }
    if (all >= 0x80) {
      return false;
    }
    size = at + length;
    return true;
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
