package io.waymark.bench.pattern;

import java.io.IOException;
import java.util.List;

/**
 * Whether all contenders with the one pattern found the same.
 *
 * @param equal whether they did, over at least {@link Contender#PREFIX} events
 * @param events of the common prefix
 * @param matches in it
 */
record Equality(boolean equal, long events, int matches) {

  /** Of those runs, whose files of matches are still there. */
  static Equality of(List<Run> runs) throws IOException {
    List<Run> same =
        runs.stream()
            .filter(run -> run.contender().patterns() == 1)
            .filter(run -> !run.contender().equals(Contender.EMPTY))
            .toList();
    long events = same.stream().mapToLong(Run::complete).min().orElse(0);
    List<Matches.Match> expected = Matches.read(same.getFirst().matches()).of(events);
    boolean equal = true;
    for (Run run : same) {
      equal &= Matches.read(run.matches()).of(events).equals(expected);
    }
    return new Equality(equal && events >= Contender.PREFIX, events, expected.size());
  }
}
