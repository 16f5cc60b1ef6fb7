package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.Beginnings;
import io.waymark.core.pattern.matching.VersionIndex.Candidate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The versions of all patterns of a tenant, found by the kind, name and channel of an event. */
public final class TenantPatterns {
  private final Map<Long, PatternVersion> byId = new LinkedHashMap<>();
  private final Set<String> properties = new TreeSet<>();
  private VersionIndex index = new VersionIndex(List.of());
  private final Beginnings beginnings = new Beginnings();
  private int slots;
  private long retainMs;

  int nextSlot() {
    return slots++;
  }

  Beginnings beginnings() {
    return beginnings;
  }

  /** Number of places that versions may have. */
  int slots() {
    return slots;
  }

  @Nullable PatternVersion byId(long id) {
    return byId.get(id);
  }

  Collection<PatternVersion> all() {
    return byId.values();
  }

  void put(PatternVersion version) {
    byId.put(version.id, version);
    reindex();
  }

  void remove(long id) {
    byId.remove(id);
    reindex();
  }

  /** The versions that may move on the event, judged by its kind, name and channel. */
  Candidate[] concernedBy(Event event) {
    return index.of(event);
  }

  /** Keys of the properties that any version reads. */
  Set<String> properties() {
    return properties;
  }

  /** How long an event may still matter, in milliseconds. */
  long retainMs() {
    return retainMs;
  }

  private void reindex() {
    properties.clear();
    retainMs = 0;
    for (PatternVersion version : byId.values()) {
      properties.addAll(version.definition.properties());
      retainMs = Math.max(retainMs, version.retainMs);
    }
    index = new VersionIndex(byId.values());
  }

  /** Switches a version off that failed. */
  void fail(PatternVersion version, String why) {
    version.fail(why);
    reindex();
  }
}
