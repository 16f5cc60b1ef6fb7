package io.waymark.bench.line;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.sandbox.replay.Progress;
import io.waymark.sandbox.replay.RecordKeys;
import io.waymark.sandbox.replay.ReplayRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Traffic as ready records in a file, so that sending it costs little beside the line that is
 * measured. One record in 200 comes a second time, a thousand records later.
 *
 * @param path the file
 * @param records how many it holds
 */
record TrafficFile(Path path, long records) {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int REPEAT_EVERY = 200;
  private static final int REPEAT_AFTER = 1_000;
  private static final int PROGRESS_EVERY = 4_096;

  /** Writes the traffic to a file. */
  static TrafficFile write(Path path, TrafficSettings settings, long begin, Progress progress)
      throws IOException {
    ShopTraffic traffic = new ShopTraffic(settings, Visits.draw(settings), begin);
    progress.begin("traffic");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES))) {
      Writer writer = new Writer(out);
      for (int event = 0; writer.written < settings.events(); event++) {
        writer.next(traffic.event(event), event);
        if (event % PROGRESS_EVERY == 0) {
          progress.step(event, settings.events());
        }
      }
      progress.end(settings.events(), settings.events());
      return new TrafficFile(path, writer.written);
    }
  }

  /** Reads the records from the first on. */
  Reader read() throws IOException {
    return new Reader(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)));
  }

  /** Writes events, and some of them again later. */
  private static final class Writer {
    private final DataOutputStream out;
    private final Deque<Repeat> repeats = new ArrayDeque<>();
    private long written;

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void next(Event event, int number) throws IOException {
      byte[] key = RecordKeys.of(LineRun.TENANT, event);
      ReplayRecord entry = new ReplayRecord(event.ts(), 0, key, EventJson.toBytes(event), "", "");
      write(entry, false);
      if (number % REPEAT_EVERY == 0) {
        repeats.add(new Repeat(entry, written + REPEAT_AFTER));
      }
      Repeat due = repeats.peek();
      if (due != null && due.at() <= written) {
        repeats.remove();
        write(due.entry(), true);
      }
    }

    private void write(ReplayRecord entry, boolean repeat) throws IOException {
      out.writeBoolean(repeat);
      out.writeLong(entry.ts());
      out.writeShort(entry.key().length);
      out.write(entry.key());
      out.writeShort(entry.value().length);
      out.write(entry.value());
      written++;
    }

    private record Repeat(ReplayRecord entry, long at) {}
  }

  /** Reads one record after the other. */
  static final class Reader implements AutoCloseable {
    private final DataInputStream in;
    private long repeats;

    private Reader(DataInputStream in) {
      this.in = in;
    }

    ReplayRecord next() throws IOException {
      if (in.readBoolean()) {
        repeats++;
      }
      return new ReplayRecord(in.readLong(), 0, bytes(), bytes(), "", "");
    }

    /** How many of the records so far were there before. */
    long repeats() {
      return repeats;
    }

    private byte[] bytes() throws IOException {
      byte[] bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      return bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
