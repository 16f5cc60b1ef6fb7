package io.waymark.sandbox.replay;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges sorted runs; between equal times the earlier run goes first. */
final class SortedRecords implements AutoCloseable {

  private static final int READ_BUFFER_BYTES = 256 * 1024;

  private final List<Run> runs;
  private final PriorityQueue<Head> heads;

  /** Merges the runs, by time or (where the order is kept) one after the other. */
  SortedRecords(List<Run> runs, boolean keepOrder) {
    this.runs = runs;
    Comparator<Head> byRun = Comparator.comparingInt(Head::run);
    this.heads =
        new PriorityQueue<>(
            keepOrder
                ? byRun
                : Comparator.<Head>comparingLong(h -> h.first.ts()).thenComparing(byRun));
    for (int i = 0; i < runs.size(); i++) {
      offer(i);
    }
  }

  /** The next record, or null at the end. */
  @Nullable ReplayRecord next() {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    offer(head.run);
    return head.first;
  }

  private void offer(int run) {
    ReplayRecord first = runs.get(run).next();
    if (first != null) {
      heads.add(new Head(run, first));
    }
  }

  @Override
  public void close() {
    runs.forEach(Run::close);
  }

  private record Head(int run, ReplayRecord first) {}

  /** One sorted run. */
  interface Run extends AutoCloseable {

    @Nullable ReplayRecord next();

    @Override
    default void close() {}

    static Run ofMemory(List<ReplayRecord> sorted) {
      Iterator<ReplayRecord> iterator = sorted.iterator();
      return () -> iterator.hasNext() ? iterator.next() : null;
    }

    static Run ofFile(Path path) {
      try {
        return new FileRun(
            new DataInputStream(
                new BufferedInputStream(Files.newInputStream(path), READ_BUFFER_BYTES)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read back the sort run " + path, e);
      }
    }
  }

  private record FileRun(DataInputStream in) implements Run {

    @Override
    public @Nullable ReplayRecord next() {
      try {
        return ReplayRecord.read(in);
      } catch (EOFException e) {
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read back a sort run", e);
      }
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a sort run", e);
      }
    }
  }
}
