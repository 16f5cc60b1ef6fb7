package io.waymark.sandbox.replay;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * External merge sort by event time in bounded memory; equal times keep the order of the file.
 *
 * <p>A full buffer is sorted and written to the temporary folder as a run; {@link #sorted} merges
 * the runs and what is left in memory. Input that fits the buffer never touches the disk.
 */
final class RecordSorter implements AutoCloseable {

  /**
   * Buffer of one run: at most a quarter of the heap, since a run and its successor may coexist.
   */
  static final long RUN_BYTES = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);

  private static final int WRITE_BUFFER_BYTES = 1 << 20;

  private final Path folder;
  private final long runBytes;
  private final boolean keepOrder;
  private final List<Path> runs = new ArrayList<>();
  private List<ReplayRecord> buffer = new ArrayList<>();
  private long bufferBytes;

  /**
   * Sorts into runs of about that size.
   *
   * @param folder temporary folder for runs; made when needed
   * @param keepOrder keep the order of arrival instead of sorting
   */
  RecordSorter(Path folder, long runBytes, boolean keepOrder) {
    this.folder = folder;
    this.runBytes = runBytes;
    this.keepOrder = keepOrder;
  }

  void add(ReplayRecord entry) {
    if (bufferBytes + entry.footprint() > runBytes && !buffer.isEmpty()) {
      spill();
    }
    buffer.add(entry);
    bufferBytes += entry.footprint();
  }

  /** Everything that was added, in order; to be read once. */
  SortedRecords sorted() {
    sortBuffer();
    List<SortedRecords.Run> open = new ArrayList<>();
    for (Path run : runs) {
      open.add(SortedRecords.Run.ofFile(run));
    }
    open.add(SortedRecords.Run.ofMemory(buffer));
    return new SortedRecords(open, keepOrder);
  }

  /** Runs written to disk so far. */
  int runsOnDisk() {
    return runs.size();
  }

  private void sortBuffer() {
    if (!keepOrder) {
      buffer.sort(Comparator.comparingLong(ReplayRecord::ts));
    }
  }

  private void spill() {
    sortBuffer();
    Path run = folder.resolve("run-%05d".formatted(runs.size()));
    try {
      Files.createDirectories(folder);
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(run), WRITE_BUFFER_BYTES))) {
        for (ReplayRecord entry : buffer) {
          entry.write(out);
        }
      }
    } catch (IOException e) {
      throw new ReplayException(
          "cannot write a sort run to %s (%s): free space there or set java.io.tmpdir"
              .formatted(run, e.getMessage()),
          e);
    }
    runs.add(run);
    buffer = new ArrayList<>();
    bufferBytes = 0;
  }

  @Override
  public void close() {
    buffer = new ArrayList<>();
    try {
      for (Path run : runs) {
        Files.deleteIfExists(run);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the sort runs in " + folder, e);
    }
  }
}
