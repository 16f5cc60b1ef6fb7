package io.waymark.engine.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Goes over the tables of a data folder before the engine opens them. */
public final class DataRepair {

  private static final int TABLE_DEPTH = 3;

  private DataRepair() {}

  /**
   * Takes back insert tokens whose rows a kill prevented.
   *
   * @return how many
   */
  public static int run(Path data) throws IOException {
    Path store = data.resolve("store");
    if (!Files.isDirectory(store)) {
      return 0;
    }
    int forgotten = 0;
    for (Path log : logs(store)) {
      forgotten += new DeduplicationLog(log).forgetTokensWithoutRows();
    }
    return forgotten;
  }

  /** {@code store/<first digits>/<table uuid>/deduplication_logs}. */
  private static List<Path> logs(Path store) throws IOException {
    try (Stream<Path> folders = Files.walk(store, TABLE_DEPTH)) {
      return folders.filter(folder -> folder.endsWith("deduplication_logs")).toList();
    }
  }
}
