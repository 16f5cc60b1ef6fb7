package io.waymark.sandbox.home;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one system: everything it keeps.
 *
 * @param root the folder itself, absolute
 */
public record DataFolder(Path root) {
  private static final long FREE_BYTES_MIN = 1L << 30;

  /** A folder by any path. */
  public static DataFolder of(Path path) {
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  /**
   * Makes the folder where it is absent and checks that a system can live in it.
   *
   * @throws SandboxException where it cannot be written or is nearly full
   */
  public DataFolder prepare() {
    try {
      Files.createDirectories(logs());
      Files.createDirectories(pids());
      Path probe = root.resolve(".writable");
      Files.writeString(probe, "x");
      Files.delete(probe);
    } catch (IOException e) {
      throw new SandboxException(
          "The data folder "
              + root
              + " cannot be written: make it writable (and not full), or "
              + "give another with --data-dir.",
          e);
    }
    checkSpace();
    return this;
  }

  private void checkSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < FREE_BYTES_MIN) {
        throw new SandboxException(
            "The disk of "
                + root
                + " has "
                + (free >> 20)
                + " MiB left, a system needs "
                + (FREE_BYTES_MIN >> 20)
                + " MiB: free some, or give a folder on another disk with --data-dir.");
      }
    } catch (IOException e) {
      throw new SandboxException("The disk of " + root + " does not answer: " + e.getMessage(), e);
    }
  }

  /** One log per part. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of one part. */
  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** One file per running part. */
  public Path pids() {
    return root.resolve("pids");
  }

  /** Data of one part. */
  public Path of(String part) {
    return root.resolve(part);
  }

  /** The published state of a running system. */
  public Path state() {
    return root.resolve("state.json");
  }

  /** The admin key of this system. */
  public Path adminKey() {
    return root.resolve("admin.key");
  }

  /** Which demo store goes on here; absent where none was ever asked for. */
  public Path demoPlan() {
    return root.resolve("demo.json");
  }

  /** Whether no system was ever started here. */
  public boolean isNew() {
    return !Files.exists(adminKey());
  }

  /** Which ports the parts have. */
  public Path ports() {
    return root.resolve("ports.json");
  }

  /** Held by the supervisor as long as it lives. */
  public Path lock() {
    return root.resolve("lock");
  }

  /** Checkpoints of the job. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }
}
