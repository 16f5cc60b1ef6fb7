package io.waymark.core.pattern.matching;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.automaton.Runs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a version of a pattern has come with one person, or with one part of their events. */
final class Track extends Runs {
  /** No finding yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** In place of the time that is left: it stays until somebody looks. */
  private static final long STAYS = 0;

  final PatternVersion version;

  /** Value of the property that splits the events, or empty. */
  final String part;

  /** When time ends something, or {@link Runner#NEVER}. */
  long deadline = Runner.NEVER;

  /** The conditions of which one has to hold for it to move, a bit each. */
  long movers;

  /** How many partial matches of its were counted among those of the person. */
  int counted;

  /** Event time of the latest finding. */
  long lastFound = NEVER;

  /** Beginnings that led to a match and still have partial matches: those are no dead ends. */
  private List<Long> matchedStarts = List.of();

  /** The next part of the same version. */
  @Nullable Track next;

  Track(PatternVersion version, String part) {
    super(version.automaton);
    this.version = version;
    this.part = part;
    this.movers = version.beginners;
  }

  boolean hasMatched(long start) {
    return matchedStarts.contains(start);
  }

  /** A match began there. */
  void matched(long start) {
    if (matchedStarts.isEmpty()) {
      matchedStarts = new ArrayList<>(1);
    }
    matchedStarts.add(start);
  }

  /** Beginnings without partial matches can come to no dead end. */
  void forgetMatched() {
    if (!matchedStarts.isEmpty()) {
      matchedStarts.removeIf(start -> !holdStart(start));
    }
  }

  /** Its partial matches are others than before. */
  void moved() {
    deadline = version.runner.deadline(this);
    movers = version.runner.movers(this);
  }

  /** When somebody has to look; nobody has where nobody is told that time ends something. */
  long wakeUp() {
    return isQuiet() ? Runner.NEVER : deadline;
  }

  /** Whether nobody is told when time ends something of it. */
  boolean isQuiet() {
    return !version.tellsTime && !hasComplete();
  }

  /** From now on as new; nothing of it has begun. */
  void renew() {
    lastFound = NEVER;
  }

  /** Whether it can be forgotten. */
  boolean isOver(long ts) {
    return isEmpty() && end() <= ts;
  }

  /**
   * When it can be forgotten if nothing comes any more and nobody is told, or {@link Runner#NEVER}.
   */
  long end() {
    long end = isQuiet() || isEmpty() ? version.runner.end(this) : Runner.NEVER;
    return lastFound == NEVER ? end : Math.max(end, lastFound + version.definition.cooldownMs());
  }

  /**
   * Writes the binary form.
   *
   * @param now event time at which it cannot be forgotten yet
   */
  void write(long now, EventsOut events, PackedWriter out) {
    out.writeFixedLong(version.id);
    long end = end();
    out.writeUnsigned(end == Runner.NEVER ? STAYS : end - now);
    out.writeString(part);
    out.writeBoolean(lastFound != NEVER);
    if (lastFound != NEVER) {
      out.writeLong(lastFound);
    }
    out.writeUnsigned(matchedStarts.size());
    matchedStarts.forEach(out::writeUnsigned);
    writeRuns(events::numberOf, out);
  }

  /**
   * Reads the next field of what {@link #write} wrote, behind the version's id: whether the rest
   * can be forgotten.
   *
   * @param now what was given to write
   */
  static boolean readIsForgotten(PackedReader in, long now, long ts) {
    long left = in.readUnsigned();
    return left != STAYS && now + left <= ts;
  }

  /** Reads the rest of what {@link #write} wrote. */
  static Track read(PatternVersion version, EventsIn events, PackedReader in) {
    Track track = new Track(version, in.readString());
    track.lastFound = in.readBoolean() ? in.readLong() : NEVER;
    for (int n = in.readCount(); n > 0; n--) {
      track.matched(in.readUnsigned());
    }
    track.readRuns(version.automaton, events, in);
    track.moved();
    return track;
  }
}
