package io.waymark.jobs.pattern.contest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What has happened so far in this process: the source and the sink of a local cluster run in the
 * JVM that measures them, and nothing between the two has to be touched.
 */
final class Scoreboard {
  private static volatile long events;
  private static volatile int matches;
  private static volatile long watermark = Long.MIN_VALUE;
  private static @Nullable DataOutputStream file;

  private Scoreboard() {}

  /** The source has given that many events. Written by the source's thread alone. */
  static void given(long number) {
    events = number;
  }

  static long events() {
    return events;
  }

  /**
   * From now on matches go into that file, two longs each: number of its last event, hash of all
   * its events and their steps. Kept in memory, the millions of a fast contender would be most of
   * what its garbage collector has to do.
   */
  static synchronized void open(Path path) throws IOException {
    file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  /** Something was found. Called by the sink's thread alone. */
  static synchronized void found(Mark mark) throws IOException {
    if (file != null) {
      file.writeLong(mark.last);
      file.writeLong(mark.hash);
      matches++;
    }
  }

  /** The file is complete. */
  static synchronized void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** All that is complete by that event time was found. Written by the sink's thread alone. */
  static void passed(long newWatermark) {
    watermark = newWatermark;
  }

  static long watermark() {
    return watermark;
  }

  static int matches() {
    return matches;
  }
}
