package io.waymark.sandbox.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines of files.
 *
 * @param format reads them
 * @param files one after the other
 */
record FileSource(ReplayFormat format, List<Path> files) implements LineSource {

  @Override
  public void read(LineSink sink, Progress progress) {
    long total = totalBytes();
    long[] done = new long[1];
    progress.begin("read bytes");
    for (Path file : files) {
      try (InputStream in = InputFile.open(file, count -> progress.step(done[0] += count, total))) {
        format.read(in, InputFile.baseName(file), sink);
      } catch (IOException e) {
        throw new ReplayException("cannot read %s: %s".formatted(file, e.getMessage()), e);
      }
    }
    progress.end(done[0], total);
  }

  private long totalBytes() {
    long total = 0;
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new ReplayException("there is no file " + file);
      }
      try {
        total += Files.size(file);
      } catch (IOException e) {
        throw new ReplayException(
            "cannot read %s (%s): give the path of a file".formatted(file, e.getMessage()), e);
      }
    }
    return total;
  }
}
