package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.expression.EventKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The versions of all patterns of a tenant, found by the kind and the name of an event. */
public final class TenantPatterns {
  private static final PatternVersion[] NONE = {};

  /** Of one kind: by name where versions ask for names, and those that take any name. */
  private record Shelf(Map<String, PatternVersion[]> byName, PatternVersion[] anyName) {}

  private final Map<Long, PatternVersion> byId = new LinkedHashMap<>();
  private final Shelf[] shelves = new Shelf[EventKind.values().length];
  private final Set<String> properties = new TreeSet<>();
  private int slots;
  private long retainMs;

  TenantPatterns() {
    index();
  }

  int nextSlot() {
    return slots++;
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
    index();
  }

  void remove(long id) {
    byId.remove(id);
    index();
  }

  /** The versions that may move on the event, judged by its kind, name and channel. */
  PatternVersion[] concernedBy(Event event) {
    Shelf shelf = shelves[event.kind().ordinal()];
    return shelf.byName.getOrDefault(event.name(), shelf.anyName);
  }

  boolean isConcernedBy(Event event) {
    for (PatternVersion version : concernedBy(event)) {
      if (version.admits(event)) {
        return true;
      }
    }
    return false;
  }

  /** Keys of the properties that any version reads. */
  Set<String> properties() {
    return properties;
  }

  /** How long an event may still matter, in milliseconds. */
  long retainMs() {
    return retainMs;
  }

  private void index() {
    properties.clear();
    retainMs = 0;
    for (PatternVersion version : byId.values()) {
      properties.addAll(version.definition.properties());
      retainMs = Math.max(retainMs, version.retainMs);
    }
    for (EventKind kind : EventKind.values()) {
      shelves[kind.ordinal()] = shelf(kind);
    }
  }

  private Shelf shelf(EventKind kind) {
    Set<String> names = new TreeSet<>();
    for (PatternVersion version : byId.values()) {
      for (EventKeys keys : version.keys) {
        if (admits(keys, kind) && keys.names() != null) {
          names.addAll(keys.names());
        }
      }
    }
    Map<String, PatternVersion[]> byName = new HashMap<>();
    for (String name : names) {
      byName.put(name, taking(kind, name));
    }
    return new Shelf(byName, taking(kind, null));
  }

  private static boolean admits(EventKeys keys, EventKind kind) {
    return keys.kinds() == null || keys.kinds().contains(kind);
  }

  /** Those that take events of that kind and name; null is a name that none asks for. */
  private PatternVersion[] taking(EventKind kind, @Nullable String name) {
    List<PatternVersion> taking = new ArrayList<>();
    for (PatternVersion version : byId.values()) {
      if (!version.hasFailed() && version.keys.stream().anyMatch(k -> takes(k, kind, name))) {
        taking.add(version);
      }
    }
    return taking.toArray(NONE);
  }

  private static boolean takes(EventKeys keys, EventKind kind, @Nullable String name) {
    return admits(keys, kind)
        && (keys.names() == null || name != null && keys.names().contains(name));
  }

  /** Switches a version off that failed. */
  void fail(PatternVersion version, String why) {
    version.fail(why);
    index();
  }
}
