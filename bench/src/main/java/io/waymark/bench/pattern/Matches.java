package io.waymark.bench.pattern;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a contender found, in the order of the last events.
 *
 * @param found number of the last event and hash of each match
 */
record Matches(List<Match> found) {

  record Match(long last, long hash) implements Comparable<Match> {
    @Override
    public int compareTo(Match other) {
      int byLast = Long.compare(last, other.last);
      return byLast != 0 ? byLast : Long.compare(hash, other.hash);
    }
  }

  static Matches read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<Match> found = new ArrayList<>();
    while (bytes.remaining() >= 2 * Long.BYTES) {
      found.add(new Match(bytes.getLong(), bytes.getLong()));
    }
    Collections.sort(found);
    return new Matches(found);
  }

  /** The matches whose last event is one of the first so many. */
  List<Match> of(long events) {
    return found.stream().filter(match -> match.last() < events).toList();
  }
}
