package io.waymark.engine.wire;

import static java.lang.Long.rotateRight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * CityHash128 1.0.2 (Pike and Alakuijala, Google 2011), the checksum of ClickHouse's compressed
 * blocks. Later versions of CityHash give other values.
 *
 * @param low first 8 bytes as written
 * @param high last 8 bytes as written
 */
record CityHash128(long low, long high) {

  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long K3 = 0xc949d7c7509e6557L;
  private static final long MUL = 0x9ddfea08eb382d69L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  static CityHash128 of(byte[] text, int from, int length) {
    if (length >= 16) {
      long first = int64(text, from) ^ K3;
      return seeded(text, from + 16, length - 16, first, int64(text, from + 8));
    }
    if (length >= 8) {
      long last = int64(text, from + length - 8) ^ K1;
      return murmur(text, from, 0, int64(text, from) ^ (length * K0), last);
    }
    return murmur(text, from, length, K0, K1);
  }

  private static CityHash128 seeded(byte[] text, int from, int length, long seed0, long seed1) {
    return length < 128
        ? murmur(text, from, length, seed0, seed1)
        : new LongInput(text, from, length, seed0, seed1).hash();
  }

  /** The case of less than 128 bytes. */
  private static CityHash128 murmur(byte[] text, int from, int length, long seed0, long seed1) {
    long a = seed0;
    long b = seed1;
    long c;
    long d;
    if (length <= 16) {
      a = mix(a * K1) * K1;
      c = b * K1 + upTo16(text, from, length);
      d = mix(a + (length >= 8 ? int64(text, from) : c));
    } else {
      c = fold(int64(text, from + length - 8) + K1, a);
      d = fold(b + length, c + int64(text, from + length - 16));
      a += d;
      int at = from;
      for (int left = length - 16; left > 0; left -= 16) {
        a = (a ^ (mix(int64(text, at) * K1) * K1)) * K1;
        b ^= a;
        c = (c ^ (mix(int64(text, at + 8) * K1) * K1)) * K1;
        d ^= c;
        at += 16;
      }
    }
    a = fold(a, c);
    b = fold(d, b);
    return new CityHash128(a ^ b, fold(b, a));
  }

  private static long upTo16(byte[] text, int from, int length) {
    if (length > 8) {
      long a = int64(text, from);
      long b = int64(text, from + length - 8);
      return fold(a, rotateRight(b + length, length)) ^ b;
    }
    if (length >= 4) {
      return fold(length + (int32(text, from) << 3), int32(text, from + length - 4));
    }
    if (length > 0) {
      int y = (text[from] & 0xff) + ((text[from + (length >> 1)] & 0xff) << 8);
      int z = length + ((text[from + length - 1] & 0xff) << 2);
      return mix(y * K2 ^ z * K3) * K2;
    }
    return K2;
  }

  static long mix(long value) {
    return value ^ (value >>> 47);
  }

  /** Two words into one. */
  static long fold(long low, long high) {
    long a = mix((low ^ high) * MUL);
    return mix((high ^ a) * MUL) * MUL;
  }

  static long int64(byte[] text, int at) {
    return (long) LONGS.get(text, at);
  }

  private static long int32(byte[] text, int at) {
    return (int) INTS.get(text, at) & 0xffffffffL;
  }

  /** The case of 128 bytes and more: 56 bytes of state, 64 bytes a step. */
  private static final class LongInput {

    private final byte[] text;
    private int at;
    private int left;
    private long x;
    private long y;
    private long z;
    private long v0;
    private long v1;
    private long w0;
    private long w1;

    LongInput(byte[] text, int from, int length, long seed0, long seed1) {
      this.text = text;
      at = from;
      left = length;
      x = seed0;
      y = seed1;
      z = length * K1;
      v0 = rotateRight(y ^ K1, 49) * K1 + int64(text, at);
      v1 = rotateRight(v0, 42) * K1 + int64(text, at + 8);
      w0 = rotateRight(y + z, 35) * K1 + x;
      w1 = rotateRight(x + int64(text, at + 88), 53) * K1;
    }

    CityHash128 hash() {
      do {
        step();
        step();
        left -= 128;
      } while (left >= 128);
      y += rotateRight(w0, 37) * K0 + z;
      x += rotateRight(v0 + z, 49) * K0;
      tail();
      x = fold(x, v0);
      y = fold(y, w0);
      return new CityHash128(fold(x + v1, w1) + y, fold(x + w1, y + v1));
    }

    private void step() {
      x = rotateRight(x + y + v0 + int64(text, at + 16), 37) * K1;
      y = rotateRight(y + v1 + int64(text, at + 48), 42) * K1;
      x ^= w1;
      y ^= v0;
      z = rotateRight(z ^ w0, 33);
      stepV(at, v1 * K1, x + w0);
      stepW(at + 32, z + w1, y);
      long swap = z;
      z = x;
      x = swap;
      at += 64;
    }

    private void tail() {
      for (int done = 0; done < left; ) {
        done += 32;
        int block = at + left - done;
        y = rotateRight(y - x, 42) * K0 + v1;
        w0 += int64(text, block + 16);
        x = rotateRight(x, 49) * K0 + w0;
        w0 += v0;
        stepV(block, v0, v1);
      }
    }

    private void stepV(int block, long seedA, long seedB) {
      long a = seedA + int64(text, block);
      long b = rotateRight(seedB + a + int64(text, block + 24), 21);
      long c = a;
      a += int64(text, block + 8) + int64(text, block + 16);
      v0 = a + int64(text, block + 24);
      v1 = b + rotateRight(a, 44) + c;
    }

    private void stepW(int block, long seedA, long seedB) {
      long a = seedA + int64(text, block);
      long b = rotateRight(seedB + a + int64(text, block + 24), 21);
      long c = a;
      a += int64(text, block + 8) + int64(text, block + 16);
      w0 = a + int64(text, block + 24);
      w1 = b + rotateRight(a, 44) + c;
    }
  }
}
