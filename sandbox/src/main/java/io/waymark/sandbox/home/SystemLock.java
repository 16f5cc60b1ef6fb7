package io.waymark.sandbox.home;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One supervisor per data folder: the operating system gives the lock back when it dies. */
public final class SystemLock implements AutoCloseable {
  private final FileChannel channel;

  private SystemLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or nothing where another supervisor holds it. */
  public static Optional<SystemLock> tryTake(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (take(channel)) {
        return Optional.of(new SystemLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new SandboxException("The lock " + file + " cannot be taken: " + e.getMessage(), e);
    }
  }

  private static boolean take(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give the lock back", e);
    }
  }
}
