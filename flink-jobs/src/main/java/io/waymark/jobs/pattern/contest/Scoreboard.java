package io.waymark.jobs.pattern.contest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What has happened so far in this process: the source and the sink of a local cluster run in the
 * JVM that measures them, and nothing between the two has to be touched.
 */
final class Scoreboard {
  private static final int MAX_MATCHES = 50_000_000;

  private static volatile long events;
  private static volatile int size;
  private static volatile long watermark = Long.MIN_VALUE;
  private static long[] lasts = new long[1 << 16];
  private static long[] hashes = new long[1 << 16];

  private Scoreboard() {}

  /** The source has given that many events. Written by the source's thread alone. */
  static void given(long number) {
    events = number;
  }

  static long events() {
    return events;
  }

  /** Something was found. Written by the sink's thread alone. */
  static void found(Mark mark) {
    int at = size;
    if (at == MAX_MATCHES) {
      return;
    }
    if (at == lasts.length) {
      lasts = Arrays.copyOf(lasts, at * 2);
      hashes = Arrays.copyOf(hashes, at * 2);
    }
    lasts[at] = mark.last;
    hashes[at] = mark.hash;
    size = at + 1;
  }

  /** All that is complete by that event time was found. Written by the sink's thread alone. */
  static void passed(long newWatermark) {
    watermark = newWatermark;
  }

  static long watermark() {
    return watermark;
  }

  static int matches() {
    return size;
  }

  /** Two longs a match: number of its last event, hash of all its events and their steps. */
  static void save(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      int count = size;
      for (int i = 0; i < count; i++) {
        out.writeLong(lasts[i]);
        out.writeLong(hashes[i]);
      }
    }
  }
}
