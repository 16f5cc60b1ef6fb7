package io.waymark.bench.pattern;

import java.util.List;

/**
 * Who takes part, and how it is set up.
 *
 * @param name as the figures call it
 * @param matcher {@code empty}, {@code stock}, {@code ours} or {@code ours-large-cache}
 * @param settings names of the files of settings, later ones win
 * @param patterns how many; 1 is the first pattern, more come from the generator
 * @param minimum events whose matches it has to find at least
 */
record Contender(String name, String matcher, List<String> settings, int patterns, long minimum) {
  /** Events of the prefix over which matches are compared. */
  static final int PREFIX = 40_000;

  static final Contender EMPTY = rocksDb("empty", "empty", 1);
  static final Contender STOCK =
      new Contender("stock_rocksdb", "stock", List.of("rocksdb"), 1, PREFIX);
  static final Contender STOCK_BEST =
      new Contender("stock_rocksdb_best", "stock", List.of("rocksdb", "stock-best"), 1, PREFIX);
  static final Contender STOCK_HEAP =
      new Contender("stock_heap", "stock", List.of("heap"), 1, PREFIX);
  static final Contender OURS_HEAP =
      new Contender("ours_heap", "ours", List.of("heap", "ours"), 1, PREFIX);

  /** Ours on RocksDB with so many patterns. */
  static Contender ours(int patterns) {
    return rocksDb("ours_" + patterns, "ours", patterns);
  }

  /** Ours with room for as many unpacked states as there are customers. */
  static Contender oursLargeCache(int patterns) {
    return rocksDb("ours_" + patterns + "_large_cache", "ours-large-cache", patterns);
  }

  private static Contender rocksDb(String name, String matcher, int patterns) {
    return new Contender(name, matcher, List.of("rocksdb", "ours"), patterns, PREFIX);
  }
}
