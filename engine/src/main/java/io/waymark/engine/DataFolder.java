package io.waymark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of the data, held by one engine at a time. */
final class DataFolder implements AutoCloseable {

  private static final String LOCK_FILE = "waymark-engine.lock";

  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing and locks it.
   *
   * @throws IllegalStateException if it cannot be written, or another engine holds it
   */
  static DataFolder lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new IllegalStateException(
            "another engine works on " + folder + "; stop it or give another --path");
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new IllegalStateException(
          "folder "
              + folder
              + " cannot be written ("
              + e
              + "); make it writable or give another"
              + " --path",
          e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
