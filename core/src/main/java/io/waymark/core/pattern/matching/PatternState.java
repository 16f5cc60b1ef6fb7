package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.journey.OrderingBuffer;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.automaton.Runner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What matching keeps about one person: events that wait for their place, those that may still
 * matter, and how far each version has come. Changed by {@link Matcher} alone.
 *
 * <p>It is unpacked when it is looked at: which version a track belongs to is known only then.
 */
public final class PatternState {
  static final long NEVER = Long.MAX_VALUE;

  /**
   * An event that may still matter, in its place.
   *
   * @param event the event, with the properties that patterns read
   * @param partition Kafka partition
   * @param offset offset in the partition
   */
  record Held(Event event, int partition, long offset) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byTime = Long.compare(event.ts(), other.event.ts());
      if (byTime != 0) {
        return byTime;
      }
      int byPartition = Integer.compare(partition, other.partition);
      return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }
  }

  final OrderingBuffer waiting;
  final GivenKeys given;

  /** Event time of the last event that was matched. */
  long now;

  /** When time ends something, or {@link #NEVER}. */
  long deadline;

  /** Number of partial matches and of complete ones that wait. */
  private int partial;

  History history = new History();

  /** By the slot of the version. */
  @Nullable Track[] tracks = {};

  /** History and tracks as they were read, until somebody looks. */
  private @Nullable PackedReader packed;

  /** A person of whom nothing is known. */
  public PatternState() {
    this(new OrderingBuffer(), new GivenKeys(), Long.MIN_VALUE, NEVER);
  }

  private PatternState(OrderingBuffer waiting, GivenKeys given, long now, long deadline) {
    this.waiting = waiting;
    this.given = given;
    this.now = now;
    this.deadline = deadline;
  }

  /** Number of partial matches, as far as they were looked at. */
  public int partialMatches() {
    return partial;
  }

  /** The track may have more or fewer partial matches than before. */
  void count(Track track) {
    partial += track.size() - track.counted;
    track.counted = track.size();
  }

  /** The track with the partial match that began first; there is one. */
  Track withOldest() {
    Track oldest = null;
    long begun = Long.MAX_VALUE;
    for (Track first : tracks) {
      for (Track track = first; track != null; track = track.next) {
        long start = Runner.oldestStart(track);
        if (oldest == null || start < begun) {
          oldest = track;
          begun = start;
        }
      }
    }
    return Objects.requireNonNull(oldest, "there is a partial match");
  }

  /** Forgets all tracks. */
  void forgetTracks() {
    tracks = new @Nullable Track[0];
    partial = 0;
    deadline = NEVER;
  }

  boolean hasTrack(PatternVersion version) {
    return version.slot < tracks.length && tracks[version.slot] != null;
  }

  @Nullable Track track(PatternVersion version, String part) {
    Track track = version.slot < tracks.length ? tracks[version.slot] : null;
    while (track != null && !track.part.equals(part)) {
      track = track.next;
    }
    return track;
  }

  void add(Track track, int slots) {
    if (tracks.length <= track.version.slot) {
      tracks = Arrays.copyOf(tracks, Math.max(slots, track.version.slot + 1));
    }
    track.next = tracks[track.version.slot];
    tracks[track.version.slot] = track;
    count(track);
  }

  /** What must not be said again for a while stays so, although its events may be forgotten. */
  void coolDownAs(@Nullable Track[] before) {
    for (Track first : before) {
      for (Track track = first; track != null; track = track.next) {
        if (track.lastFound != Track.NEVER && track.version.definition.cooldownMs() > 0) {
          Track now = track(track.version, track.part);
          if (now == null) {
            now = new Track(track.version, track.part);
            add(now, before.length);
          }
          now.lastFound = Math.max(now.lastFound, track.lastFound);
        }
      }
    }
  }

  void remove(Track gone) {
    partial -= gone.counted;
    gone.counted = 0;
    Track track = tracks[gone.version.slot];
    if (track == gone) {
      tracks[gone.version.slot] = gone.next;
      return;
    }
    while (track != null && track.next != gone) {
      track = track.next;
    }
    if (track != null) {
      track.next = gone.next;
    }
  }

  /**
   * Unpacks what was read; versions that are no more are left out.
   *
   * @param oldestTs event time before which an event of the history matters no more
   * @param ts event time by now: what is over and nobody is told of is left out
   */
  void unpack(TenantPatterns patterns, long oldestTs, long ts) {
    PackedReader in = packed;
    if (in == null) {
      return;
    }
    packed = null;
    PackedReader ofEvents = in.again();
    history = History.read(in, oldestTs);
    PackedReader ofTracks = in.readPart();
    int count = ofTracks.readCount();
    if (count > 0) {
      unpackTracks(count, ofTracks, EventsIn.of(ofEvents, in), patterns, ts);
    }
  }

  private void unpackTracks(
      int count, PackedReader in, EventsIn events, TenantPatterns patterns, long ts) {
    for (int i = 0; i < count; i++) {
      PackedReader one = in.readPart();
      PatternVersion version = patterns.byId(one.readFixedLong());
      if (version != null && !Track.readIsForgotten(one, now, ts)) {
        add(Track.read(version, events, one), patterns.slots());
      }
    }
  }

  /** Forgets tracks that are over by that event time and of which nobody is told. */
  public void forgetOver(long ts) {
    for (Track first : tracks) {
      for (Track track = first; track != null; track = track.next) {
        if (track.end() <= ts) {
          remove(track);
        }
      }
    }
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    waiting.write(out);
    given.write(out);
    out.writeLong(now);
    out.writeLong(deadline);
    int begin = out.beginPart();
    if (packed == null) {
      pack(out);
    } else {
      packed.copyTo(out);
    }
    out.endPart(begin);
  }

  private void pack(PackedWriter out) {
    history.write(out);
    List<Track> all = tracksToKeep();
    int begin = out.beginPart();
    out.writeUnsigned(all.size());
    if (all.isEmpty()) {
      out.endPart(begin);
      return;
    }
    EventsOut events = new EventsOut(history);
    for (int i = all.size() - 1; i >= 0; i--) {
      int beginOne = out.beginPart();
      all.get(i).write(now, events, out);
      out.endPart(beginOne);
    }
    out.endPart(begin);
    events.writeOthers(out);
  }

  private List<Track> tracksToKeep() {
    List<Track> all = new ArrayList<>(0);
    for (Track first : tracks) {
      for (Track track = first; track != null; track = track.next) {
        if (track.end() > now) {
          all.add(track);
        }
      }
    }
    return all;
  }

  /** Reads the binary form; what it is read from must not change. */
  public static PatternState read(PackedReader in) {
    PatternState state =
        new PatternState(OrderingBuffer.read(in), GivenKeys.read(in), in.readLong(), in.readLong());
    state.packed = in.readPart();
    return state;
  }
}
