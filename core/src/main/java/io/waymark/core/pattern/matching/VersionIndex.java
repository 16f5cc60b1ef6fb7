package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.automaton.Prospect;
import io.waymark.core.pattern.expression.EventKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions may move on an event, found by its kind, name and channel. Names and channels that
 * no version asks for are all the same, so it has an end; each place is filled when it is first
 * looked at.
 */
final class VersionIndex {
  private static final Candidate[] NONE = {};

  /**
   * A version that may move on an event.
   *
   * @param version the version
   * @param prospect what is known of such an event for it
   */
  record Candidate(PatternVersion version, Prospect prospect) {

    /** Whether a match may begin with it. */
    boolean mayBegin() {
      return (version.beginners & prospect.mayHold()) != 0;
    }
  }

  /** Of one kind and name. */
  private static final class Shelf {
    final Map<String, Candidate[]> byChannel = new HashMap<>();
    Candidate @Nullable [] otherChannels;
  }

  private final Collection<PatternVersion> versions;
  private final Map<String, Shelf[]> byName = new HashMap<>();
  private final Shelf[] otherNames = shelves();
  private final Set<String> channels = new HashSet<>();

  VersionIndex(Collection<PatternVersion> versions) {
    this.versions = versions;
    for (PatternVersion version : versions) {
      for (EventKeys keys : version.keys) {
        keys.names().named().forEach(name -> byName.computeIfAbsent(name, n -> shelves()));
        channels.addAll(keys.channels().named());
      }
    }
  }

  private static Shelf[] shelves() {
    Shelf[] shelves = new Shelf[EventKind.values().length];
    for (int i = 0; i < shelves.length; i++) {
      shelves[i] = new Shelf();
    }
    return shelves;
  }

  /** The versions that may move on the event, in the order they came. */
  Candidate[] of(Event event) {
    Shelf shelf = byName.getOrDefault(event.name(), otherNames)[event.kind().ordinal()];
    Candidate[] known = shelf.byChannel.get(event.channel());
    if (known != null) {
      return known;
    }
    if (channels.contains(event.channel())) {
      return shelf.byChannel.computeIfAbsent(event.channel(), channel -> search(event));
    }
    Candidate[] other = shelf.otherChannels;
    if (other == null) {
      other = search(event);
      shelf.otherChannels = other;
    }
    return other;
  }

  private Candidate[] search(Event event) {
    List<Candidate> found = new ArrayList<>();
    for (PatternVersion version : versions) {
      if (!version.hasFailed() && version.admits(event)) {
        found.add(new Candidate(version, version.automaton.prospect(event)));
      }
    }
    return found.toArray(NONE);
  }
}
