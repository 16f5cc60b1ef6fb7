package io.waymark.core.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote. Not thread-safe. */
public final class PackedReader {
  private final byte[] buffer;
  private final int end;
  private final @Nullable TextPool texts;
  private int at;

  /** A reader over a whole array. */
  public PackedReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** A reader over a part of an array. */
  public PackedReader(byte[] bytes, int from, int length) {
    this(bytes, from, length, null);
  }

  /** A reader over a part of an array that takes {@link #readShared} texts from a pool. */
  public PackedReader(byte[] bytes, int from, int length, @Nullable TextPool texts) {
    buffer = bytes;
    at = from;
    end = from + length;
    this.texts = texts;
  }

  /** Whether anything is left. */
  public boolean hasMore() {
    return at < end;
  }

  /** One byte, 0 to 255. */
  public int readByte() {
    return buffer[at++] & 0xFF;
  }

  /** A truth value. */
  public boolean readBoolean() {
    return readByte() != 0;
  }

  /** A number written by {@link PackedWriter#writeLong}. */
  public long readLong() {
    long raw = readUnsigned();
    return raw >>> 1 ^ -(raw & 1);
  }

  /** A number written by {@link PackedWriter#writeUnsigned}. */
  public long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = buffer[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException(
        "a packed number has more than ten bytes: the state is damaged");
  }

  /** A count or length. */
  public int readCount() {
    return (int) readUnsigned();
  }

  /** Eight bytes, little-endian. */
  public long readFixedLong() {
    long value = (long) PackedWriter.LONGS.get(buffer, at);
    at += 8;
    return value;
  }

  /** As many numbers as {@link PackedWriter#writeFixedLongs} wrote. */
  public void readFixedLongs(long[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = (long) PackedWriter.LONGS.get(buffer, at + 8 * i);
    }
    at += 8 * count;
  }

  /** A number that {@link PackedWriter#writeFixedLongs} wrote at that place. */
  public static long fixedLong(byte[] bytes, int at) {
    return (long) PackedWriter.LONGS.get(bytes, at);
  }

  /** The array that is read from, for those who come back to a part of it. */
  public byte[] array() {
    return buffer;
  }

  /** Leaves out so many bytes; returns where they begin. */
  public int skip(int length) {
    int from = at;
    at += length;
    return from;
  }

  /** Bytes with their length in front. */
  public byte[] readBytes() {
    int length = readCount();
    byte[] bytes = Arrays.copyOfRange(buffer, at, at + length);
    at += length;
    return bytes;
  }

  /**
   * A reader of its own over a part between {@link PackedWriter#beginPart} and {@link
   * PackedWriter#endPart}; this one goes on behind it. Both read from the same array.
   */
  public PackedReader readPart() {
    int partEnd = beginPart();
    PackedReader part = new PackedReader(buffer, at, partEnd - at, texts);
    at = partEnd;
    return part;
  }

  /**
   * Begins to read a part.
   *
   * @return where it ends, for {@link #goTo}
   */
  public int beginPart() {
    int length = (int) PackedWriter.INTS.get(buffer, at);
    at += PackedWriter.PART_LENGTH;
    return at + length;
  }

  /** Where the next byte is, for {@link #goTo}. */
  public int place() {
    return at;
  }

  /** Goes on reading there. */
  public void goTo(int place) {
    at = place;
  }

  /** What comes up to there, to be gone on with. */
  public PackedWriter copyUntil(int end) {
    PackedWriter copy = new PackedWriter(end - at);
    copy.append(buffer, at, end - at);
    return copy;
  }

  /** Another reader of what is left. */
  public PackedReader again() {
    return new PackedReader(buffer, at, end - at, texts);
  }

  /** Writes what is left as it is. */
  public void copyTo(PackedWriter out) {
    out.append(buffer, at, end - at);
  }

  /** UTF-8 with its length in front. */
  public String readString() {
    int length = readCount();
    if (length == 0) {
      return "";
    }
    String text = new String(buffer, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A text of which there are few: like {@link #readString}, from the pool where there is one. */
  public String readShared() {
    if (texts == null) {
      return readString();
    }
    int length = readCount();
    if (length == 0) {
      return "";
    }
    String text = texts.text(buffer, at, length);
    at += length;
    return text;
  }
}
