package io.waymark.testkit.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ObjDoubleConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes a demo store to a folder: {@code events.ndjson.gz} and its truth. */
public final class DemoFiles {

  /** Name of the events' file. */
  public static final String EVENTS = "events.ndjson.gz";

  private static final int BUFFER_BYTES = 1 << 17;
  private static final int TELL_EVERY = 10_000;

  private DemoFiles() {}

  /**
   * Writes everything.
   *
   * @param progress told the lines so far and the part done, 0 to 1, every 10,000 lines
   * @return what a system should count
   */
  public static ExpectedTotals write(
      DemoSettings settings, Path folder, ObjDoubleConsumer<Long> progress) throws IOException {
    Files.createDirectories(folder);
    DemoStore store = new DemoStore(settings);
    try (OutputStream out =
        new BufferedOutputStream(
            new FastGzip(Files.newOutputStream(folder.resolve(EVENTS))), BUFFER_BYTES)) {
      long lines = 0;
      while (store.hasNext()) {
        out.write(store.next().json());
        out.write('\n');
        if (++lines % TELL_EVERY == 0) {
          progress.accept(lines, store.progress());
        }
      }
    }
    new TruthFiles(store).write(folder);
    return store.totals();
  }

  private static final class FastGzip extends GZIPOutputStream {

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
