package io.waymark.testkit.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Finds the ClickHouse library, or installs it from npm once per machine into {@code
 * ${WAYMARK_CACHE}/chdb/<version>}. {@code WAYMARK_CHDB_LIB} names a file to use instead.
 */
public final class ChdbLibrary {

  /** Version of the npm packages. */
  public static final String VERSION = "26.7.3-stable.1";

  private static final Object ONE_AT_A_TIME = new Object();

  private final Map<String, String> environment;
  private final ChdbPlatform platform;
  private final NpmInstall install;

  ChdbLibrary(Map<String, String> environment, ChdbPlatform platform, NpmInstall install) {
    this.environment = environment;
    this.platform = platform;
    this.install = install;
  }

  /**
   * The library of this machine, downloaded if need be (about 130 MB).
   *
   * @throws IllegalStateException with a sentence that says what to do
   */
  public static Path locate() {
    ChdbPlatform platform = ChdbPlatform.current();
    return new ChdbLibrary(System.getenv(), platform, new NpmInstall(platform)).path();
  }

  /** Whether {@link #locate} would have to download. */
  public static boolean isInstalled() {
    ChdbPlatform platform = ChdbPlatform.current();
    ChdbLibrary library = new ChdbLibrary(System.getenv(), platform, new NpmInstall(platform));
    return System.getenv().containsKey("WAYMARK_CHDB_LIB") || Files.exists(library.installed());
  }

  Path path() {
    String given = environment.getOrDefault("WAYMARK_CHDB_LIB", "");
    if (!given.isEmpty()) {
      return existing(Path.of(given));
    }
    Path library = installed();
    return Files.exists(library) ? library : installOnce(library);
  }

  private static Path existing(Path library) {
    if (!Files.isReadable(library)) {
      throw new IllegalStateException(
          "WAYMARK_CHDB_LIB is " + library + ", which is not there or not readable");
    }
    return library;
  }

  private Path installed() {
    return folder().resolve(platform.libraryPath());
  }

  private Path folder() {
    String cache = environment.getOrDefault("WAYMARK_CACHE", "");
    if (!cache.isEmpty()) {
      return Path.of(cache, "chdb", VERSION);
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String general = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path root = general.isEmpty() ? Path.of(home, ".cache") : Path.of(general);
    return root.resolve("waymark").resolve("chdb").resolve(VERSION);
  }

  /** Several programs may come here at once: the first installs, the others wait and find it. */
  private Path installOnce(Path library) {
    Path folder = folder();
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(folder.getParent());
        Path lockFile = folder.resolveSibling(VERSION + ".lock");
        try (FileChannel lock =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          lock.lock();
          if (!Files.exists(library)) {
            installInto(folder);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(
            "the ClickHouse library cannot be installed in "
                + folder
                + " ("
                + e
                + "); make the folder writable or set WAYMARK_CACHE to another one",
            e);
      }
      return library;
    }
  }

  /** A half-finished download never stands under the final name. */
  private void installInto(Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(folder.getParent(), VERSION + ".part");
    try {
      copyPin("package.json", unfinished);
      copyPin("package-lock.json", unfinished);
      install.run(unfinished);
      if (!Files.exists(unfinished.resolve(platform.libraryPath()))) {
        throw new IllegalStateException(
            "npm installed no " + platform.libraryPath() + " in " + unfinished);
      }
      Folders.delete(folder);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(unfinished);
    }
  }

  private static void copyPin(String name, Path folder) {
    try (InputStream pin = ChdbLibrary.class.getResourceAsStream("chdb/" + name)) {
      if (pin == null) {
        throw new IllegalStateException(name + " of the library is missing from the testkit jar");
      }
      Files.copy(pin, folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
