package io.waymark.bench.pattern;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All contenders in turn; ours with one pattern at both ends, so that drift of the machine shows.
 */
final class PatternsBench {
  /** How many patterns ours has in turn. */
  static final List<Integer> COUNTS = List.of(1, 10, 50, 200);

  /** How many it has with a large cache of states. */
  static final List<Integer> LARGE_CACHE = List.of(1, 50);

  private static final int MOST = 200;

  private final ContenderProcess process;
  private final List<String> first;
  private final List<String> generated;
  private final List<Run> runs = new ArrayList<>();

  PatternsBench(ContenderProcess process, Path traffic, long seed) throws IOException {
    this.process = process;
    this.first = ContenderProcess.resource("base.json");
    this.generated = new PatternChoice(traffic).take(MOST, seed);
  }

  List<Run> run() throws IOException, InterruptedException {
    for (Contender contender : contenders()) {
      List<String> patterns =
          contender.patterns() == 1 ? first : generated.subList(0, contender.patterns());
      System.err.println("running " + contender.name() + " …");
      runs.add(process.run(contender, runs.size() + "-" + contender.name(), patterns));
    }
    return runs;
  }

  private static List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    all.add(Contender.EMPTY);
    COUNTS.forEach(count -> all.add(Contender.ours(count)));
    LARGE_CACHE.forEach(count -> all.add(Contender.oursLargeCache(count)));
    all.add(Contender.OURS_HEAP);
    all.add(Contender.STOCK_HEAP);
    all.add(Contender.STOCK);
    all.add(Contender.STOCK_BEST);
    all.add(Contender.ours(1));
    return all;
  }
}
