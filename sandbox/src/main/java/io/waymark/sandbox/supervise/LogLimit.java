package io.waymark.sandbox.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the logs of a folder small. A process goes on writing at the end of the same file, so the
 * file is copied aside and emptied in place; the few bytes written in between are lost.
 *
 * @param folder folder of the logs
 * @param bytesMax limit of one log; one old log of the same size stays beside it
 */
public record LogLimit(Path folder, long bytesMax) {
  /** Turns over every log beyond the limit. */
  public void enforce() {
    try {
      for (Path log : logs()) {
        if (Files.size(log) > bytesMax) {
          turnOver(log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot limit the logs in " + folder, e);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  private static void turnOver(Path log) throws IOException {
    Path old = log.resolveSibling(log.getFileName() + ".1");
    Files.copy(log, old, StandardCopyOption.REPLACE_EXISTING);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(0);
    }
  }
}
