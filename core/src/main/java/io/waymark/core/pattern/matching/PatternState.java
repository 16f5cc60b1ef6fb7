package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.journey.OrderingBuffer;
import io.waymark.core.packed.EventPacking;
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

  List<Held> history = new ArrayList<>(0);

  /** By the slot of the version. */
  @Nullable Track[] tracks = {};

  /** History and tracks as they were read, until somebody looks. */
  private byte @Nullable [] packed;

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

  /** Unpacks what was read; versions that are no more are left out. */
  void unpack(TenantPatterns patterns) {
    byte[] bytes = packed;
    if (bytes == null) {
      return;
    }
    packed = null;
    PackedReader in = new PackedReader(bytes);
    EventNumbers events = new EventNumbers();
    for (int n = in.readCount(); n > 0; n--) {
      events.of(EventPacking.read(in));
    }
    for (int n = in.readCount(); n > 0; n--) {
      history.add(new Held(events.all().get(in.readCount()), in.readCount(), in.readUnsigned()));
    }
    for (int n = in.readCount(); n > 0; n--) {
      PackedReader one = new PackedReader(in.readBytes());
      PatternVersion version = patterns.byId(one.readFixedLong());
      if (version != null) {
        add(Track.read(version, events, one), patterns.slots());
      }
    }
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    waiting.write(out);
    given.write(out);
    out.writeLong(now);
    out.writeLong(deadline);
    out.writeBytes(packed == null ? pack() : packed);
  }

  private byte[] pack() {
    EventNumbers events = new EventNumbers();
    PackedWriter rest = new PackedWriter(256);
    rest.writeUnsigned(history.size());
    for (Held held : history) {
      rest.writeUnsigned(events.of(held.event));
      rest.writeUnsigned(held.partition);
      rest.writeUnsigned(held.offset);
    }
    packTracks(events, rest);
    PackedWriter out = new PackedWriter(rest.size() + 128 * events.all().size() + 16);
    out.writeUnsigned(events.all().size());
    events.all().forEach(event -> EventPacking.write(event, out));
    out.append(rest.array(), 0, rest.size());
    return out.toBytes();
  }

  private void packTracks(EventNumbers events, PackedWriter out) {
    List<Track> all = new ArrayList<>();
    for (Track first : tracks) {
      for (Track track = first; track != null; track = track.next) {
        if (!track.isOver(now)) {
          all.add(track);
        }
      }
    }
    out.writeUnsigned(all.size());
    PackedWriter one = new PackedWriter(128);
    for (int i = all.size() - 1; i >= 0; i--) {
      one.clear();
      all.get(i).write(events, one);
      out.writeBytes(one.toBytes());
    }
  }

  /** Reads the binary form. */
  public static PatternState read(PackedReader in) {
    PatternState state =
        new PatternState(OrderingBuffer.read(in), GivenKeys.read(in), in.readLong(), in.readLong());
    state.packed = in.readBytes();
    return state;
  }
}
