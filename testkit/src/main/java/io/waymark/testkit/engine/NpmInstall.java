package io.waymark.testkit.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs npm for one package: by the hashes of the lock file where it holds them. */
class NpmInstall {

  private static final long MINUTES = 10;

  private final ChdbPlatform platform;

  NpmInstall(ChdbPlatform platform) {
    this.platform = platform;
  }

  /** Installs into a folder that holds package.json and package-lock.json. */
  void run(Path folder) throws IOException {
    System.err.println("Downloading " + platform.npmPackage() + " " + ChdbLibrary.VERSION + " ...");
    if (!platform.pinned()) {
      Files.delete(folder.resolve("package.json"));
      Files.delete(folder.resolve("package-lock.json"));
    }
    Path log = folder.resolve("npm.log");
    Process npm = start(folder, log);
    try {
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
        npm.destroyForcibly();
        throw failed("did not end within " + MINUTES + " minutes", log);
      }
      if (npm.exitValue() != 0) {
        throw failed("ended with code " + npm.exitValue(), log);
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while npm was running", e);
    }
  }

  private Process start(Path folder, Path log) {
    try {
      return new ProcessBuilder(command())
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "npm is not on the PATH, and the ClickHouse library comes from npm: install Node 20 or"
              + " newer (apt-get install nodejs npm), or set WAYMARK_CHDB_LIB to a libchdb file",
          e);
    }
  }

  private List<String> command() {
    List<String> quiet = List.of("--ignore-scripts", "--no-audit", "--no-fund");
    return platform.pinned()
        ? List.of("npm", "ci", quiet.get(0), quiet.get(1), quiet.get(2))
        : List.of(
            "npm",
            "install",
            quiet.get(0),
            quiet.get(1),
            quiet.get(2),
            "--no-save",
            platform.npmPackage() + "@" + ChdbLibrary.VERSION);
  }

  private IllegalStateException failed(String how, Path log) throws IOException {
    return new IllegalStateException(
        "npm "
            + how
            + " while it installed "
            + platform.npmPackage()
            + ":\n"
            + Files.readString(log, StandardCharsets.UTF_8).strip());
  }
}
