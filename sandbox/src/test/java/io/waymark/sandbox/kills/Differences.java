package io.waymark.sandbox.kills;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where the tables and the oracle do not say the same, the first few of each table in words. */
final class Differences {
  private static final int SHOWN = 8;

  private final List<String> texts = new ArrayList<>();
  private long compared;

  void compare(String what, Map<String, String> expected, Map<String, String> actual) {
    TreeSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    int different = 0;
    for (String key : keys) {
      String should = expected.getOrDefault(key, "nothing");
      String is = actual.getOrDefault(key, "nothing");
      compared++;
      if (!should.equals(is) && ++different <= SHOWN) {
        texts.add(what + " [" + key + "]: should be " + should + ", is " + is);
      }
    }
    if (different > SHOWN) {
      texts.add(what + ": " + different + " differences of " + keys.size());
    }
  }

  void compare(String what, Object expected, Object actual) {
    compare(what, Map.of("", expected.toString()), Map.of("", actual.toString()));
  }

  List<String> texts() {
    return texts;
  }

  /** Figures that were compared. */
  long compared() {
    return compared;
  }
}
