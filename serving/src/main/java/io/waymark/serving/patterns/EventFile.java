package io.waymark.serving.patterns;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file of events, gathered by person as queries do it: a visitor id belongs to the customer it
 * was last seen with, its events from before to the first one. An event id counts once for a
 * person.
 *
 * @param byPerson events in time order; those of equal times as they stand in the file
 * @param events how many
 * @param refused lines that are no event
 */
record EventFile(Map<String, List<Arrival>> byPerson, int events, int refused) {

  static EventFile read(Path file, String tenant) throws IOException {
    List<Event> events = new ArrayList<>();
    int refused = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Event event = EventJson.parse(bytes, 0, bytes.length, tenant, Long.MAX_VALUE / 2).event();
        if (event == null) {
          refused++;
        } else if (event.kind().hasPerson()) {
          events.add(event);
        }
      }
    }
    return new EventFile(byPerson(events), events.size(), refused);
  }

  private static Map<String, List<Arrival>> byPerson(List<Event> events) {
    Map<String, TreeMap<Long, String>> customers = customers(events);
    Map<String, List<Arrival>> byPerson = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      String person = person(event, customers);
      if (known.add(person + '\0' + event.eventId())) {
        byPerson
            .computeIfAbsent(person, any -> new ArrayList<>())
            .add(new Arrival(event, 0, i, "", 0, false));
      }
    }
    byPerson.values().forEach(arrivals -> arrivals.sort(null));
    return byPerson;
  }

  /** Of each visitor id, from when on it belongs to whom. */
  private static Map<String, TreeMap<Long, String>> customers(List<Event> events) {
    Map<String, TreeMap<Long, String>> customers = new HashMap<>();
    for (Event event : events) {
      if (!event.customerId().isEmpty() && !event.anonymousId().isEmpty()) {
        customers
            .computeIfAbsent(event.anonymousId(), any -> new TreeMap<>())
            .put(event.ts(), event.customerId());
      }
    }
    return customers;
  }

  private static String person(Event event, Map<String, TreeMap<Long, String>> customers) {
    TreeMap<Long, String> seen = customers.get(event.anonymousId());
    if (event.isIdentified() || seen == null) {
      return event.person();
    }
    Map.Entry<Long, String> from = seen.floorEntry(event.ts());
    return from == null ? seen.firstEntry().getValue() : from.getValue();
  }
}
