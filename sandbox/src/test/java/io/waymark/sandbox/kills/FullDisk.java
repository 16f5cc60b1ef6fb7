package io.waymark.sandbox.kills;

import io.waymark.sandbox.SandboxSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Fills the disk of a system to the last byte for a while. */
final class FullDisk extends Disturbance {
  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration BACK_LIMIT = Duration.ofSeconds(120);
  private static final int BLOCK_BYTES = 1 << 16;

  private final SandboxSystem system;
  private final Path filler;
  private final Duration length;

  FullDisk(SandboxSystem system, Path disk, Duration length) {
    super("full-disk");
    this.system = system;
    this.filler = disk.resolve("filler");
    this.length = length;
  }

  @Override
  void disturb() throws InterruptedException {
    Thread.sleep(BEFORE);
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      // Again and again: what a part gives back is taken too.
      fill();
      Thread.sleep(500);
    }
    note("full for " + length.toSeconds() + " s: " + system.status());
    try {
      Files.delete(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean back = system.awaitReady(BACK_LIMIT);
    note(back ? "ready again" : "not ready: " + system.status());
  }

  private void fill() {
    byte[] block = new byte[BLOCK_BYTES];
    for (int size = BLOCK_BYTES; size > 0; size /= 16) {
      try (OutputStream out =
          Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, size);
        }
      } catch (IOException full) {
        // A smaller piece may still fit.
      }
    }
  }
}
