package io.waymark.sandbox.supervise;

import io.waymark.testkit.process.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of one part, written down so that it can be found after its supervisor was killed.
 * The start time stands beside the pid: a pid that another program got since is left alone.
 *
 * @param file where it is written
 */
public record PidFile(Path file) {
  // The start time is derived from the boot time, which clock corrections move a little.
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** Writes the process down. */
  public void write(ProcessHandle process) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    try {
      Files.writeString(file, process.pid() + "\n" + start + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The process that was written down, if it still lives. */
  public Optional<ProcessHandle> process() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      return lines.size() < 2
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0)))
              .filter(Ending::lives)
              .filter(process -> startedAt(process, Instant.parse(lines.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Kills the process if it still lives, waits for its end and removes the file. */
  public boolean killLeftOver() {
    Optional<ProcessHandle> process = process();
    process.ifPresent(Ending::kill);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
    return process.isPresent();
  }

  private static boolean startedAt(ProcessHandle process, Instant written) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(start, written).abs().compareTo(SAME_START) <= 0;
  }
}
