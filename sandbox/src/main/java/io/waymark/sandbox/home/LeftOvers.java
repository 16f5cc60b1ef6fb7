package io.waymark.sandbox.home;

import io.waymark.sandbox.supervise.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processes that outlived a supervisor that was killed. */
public final class LeftOvers {
  private LeftOvers() {}

  /**
   * Kills them and waits for their end. Only the holder of the system's lock may do this.
   *
   * @return how many there were
   */
  public static int stop(DataFolder folder) {
    if (!Files.isDirectory(folder.pids())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder.pids())) {
      return (int)
          files
              .filter(file -> file.toString().endsWith(".pid"))
              .filter(file -> new PidFile(file).killLeftOver())
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.pids(), e);
    }
  }
}
