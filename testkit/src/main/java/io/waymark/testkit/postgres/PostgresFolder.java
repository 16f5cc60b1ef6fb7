package io.waymark.testkit.postgres;

import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one PostgreSQL cluster: what a kill may have left in it is put in order. */
final class PostgresFolder {
  private final Path dir;

  PostgresFolder(Path dir) {
    this.dir = dir;
  }

  /** Leaves either a complete cluster that nobody runs on, or no cluster at all. */
  void prepare() throws IOException {
    // The children of a killed server notice and end; recovery does the rest at the next start.
    postmaster().ifPresent(Ending::kill);
    Files.deleteIfExists(pidFile());
    if (!Files.exists(completeFile())) {
      deleteAll();
    }
    Files.createDirectories(dir);
  }

  /** From here on the folder holds a cluster that was made to the end. */
  void markComplete() throws IOException {
    if (!Files.exists(completeFile())) {
      Files.createFile(completeFile());
    }
  }

  /**
   * The server that runs on this folder now. A pid that another program got since does not count.
   */
  Optional<ProcessHandle> postmaster() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile());
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(PostgresFolder::isPostgres);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return Ending.lives(process) && process.info().command().orElse("").endsWith("postgres");
  }

  private void deleteAll() throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path pidFile() {
    return dir.resolve("postmaster.pid");
  }

  /** Beside the folder, since initdb wants it empty. */
  private Path completeFile() {
    return dir.resolveSibling(dir.getFileName() + ".complete");
  }
}
