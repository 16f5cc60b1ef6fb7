package io.waymark.core.pattern.trial;

import java.util.TreeMap;

/**
 * How often people convert after a match, and how often people like them do who never matched.
 *
 * <p>A person who matched is looked at from the first match on, another from the event in the
 * middle of their history on. Both count as converted where a conversion follows within the
 * horizon; who is not observed for the whole horizon is left out. People are alike where they had
 * about as many events so far (by powers of two), and the baseline weighs the groups as those who
 * matched do: direct standardisation (Rothman, Modern Epidemiology).
 */
public final class Conversion {
  private static final class Group {
    long matched;
    long matchedConverted;
    long others;
    long othersConverted;
  }

  private final TreeMap<Integer, Group> groups = new TreeMap<>();

  /**
   * What came out.
   *
   * @param matched people who matched and whose group has others to compare with
   * @param rate share of them that converted; 0 where there are none
   * @param others people who never matched, in those groups
   * @param baseline share of them that converted, weighed as those who matched
   */
  public record Result(long matched, double rate, long others, double baseline) {}

  /**
   * Counts a person.
   *
   * @param hasMatched whether the person ever matched
   * @param eventsBefore events of the person up to the moment from which it is looked at
   * @param hasConverted whether a conversion followed within the horizon
   */
  public void count(boolean hasMatched, int eventsBefore, boolean hasConverted) {
    int alike = 32 - Integer.numberOfLeadingZeros(eventsBefore);
    Group group = groups.computeIfAbsent(alike, any -> new Group());
    if (hasMatched) {
      group.matched++;
      group.matchedConverted += hasConverted ? 1 : 0;
    } else {
      group.others++;
      group.othersConverted += hasConverted ? 1 : 0;
    }
  }

  /** Rates over all groups that have both kinds of people. */
  public Result result() {
    long matched = 0;
    long converted = 0;
    long others = 0;
    double expected = 0;
    for (Group group : groups.values()) {
      if (group.matched > 0 && group.others > 0) {
        matched += group.matched;
        converted += group.matchedConverted;
        others += group.others;
        expected += group.matched * ((double) group.othersConverted / group.others);
      }
    }
    return matched == 0
        ? new Result(0, 0, 0, 0)
        : new Result(matched, (double) converted / matched, others, expected / matched);
  }
}
