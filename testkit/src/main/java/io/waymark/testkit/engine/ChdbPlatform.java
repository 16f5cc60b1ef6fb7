package io.waymark.testkit.engine;

import java.util.Locale;

/**
 * The npm package that carries the library for one operating system and processor.
 *
 * @param npmPackage without its version
 * @param pinned whether tools/chdb/package-lock.json holds its hash
 */
record ChdbPlatform(String npmPackage, boolean pinned) {

  static ChdbPlatform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static ChdbPlatform of(String os, String arch) {
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("linux")) {
      return new ChdbPlatform("@chdb/lib-linux-" + (arm ? "arm64" : "x64") + "-gnu", !arm);
    }
    if (system.contains("mac")) {
      return new ChdbPlatform("@chdb/lib-darwin-" + (arm ? "arm64" : "x64"), false);
    }
    throw new IllegalStateException(
        "there is no embedded ClickHouse for "
            + os
            + " on "
            + arch
            + "; use Linux or macOS, or set CLICKHOUSE_URL to a server");
  }

  /** Where npm puts the library below its working folder. */
  String libraryPath() {
    return "node_modules/" + npmPackage + "/libchdb.so";
  }
}
