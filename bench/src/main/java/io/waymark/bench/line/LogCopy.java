package io.waymark.bench.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Saves logs from a folder that is about to go.
 *
 * @param from the logs
 * @param to where they stay
 */
record LogCopy(Path from, Path to) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
