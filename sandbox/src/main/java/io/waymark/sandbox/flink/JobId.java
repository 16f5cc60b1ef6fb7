package io.waymark.sandbox.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The id of a system's job: drawn once and kept beside its checkpoints, so that they are found
 * after any death. Two systems never share one, because insert tokens begin with it: a second
 * system on the same ClickHouse would have its rows taken for repeats.
 */
public final class JobId {
  private static final String FILE = "job-id";

  private JobId() {}

  /** The id of the job whose checkpoints lie in that folder, drawn at the first call. */
  public static String in(Path checkpointRoot) {
    Path file = checkpointRoot.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(checkpointRoot);
        Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the job's id cannot be kept in " + file, e);
    }
  }
}
