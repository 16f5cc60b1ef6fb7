package io.waymark.jobs.ingest;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Event;
import io.waymark.core.meaning.Interpreted;
import io.waymark.core.meaning.Meaning;
import io.waymark.core.meaning.MeaningTimeline;
import java.util.HashMap;
import java.util.Map;

/** Every tenant's configuration as the control topic says; ids are {@code document/version}. */
final class Meanings {
  /** Type of the control records. */
  static final String TYPE = "meaning";

  private final Map<String, MeaningTimeline> tenants = new HashMap<>();

  /** Takes a version, or takes one back. */
  void accept(ControlChange change) {
    MeaningTimeline timeline =
        tenants.computeIfAbsent(change.key().tenant(), tenant -> new MeaningTimeline());
    ControlRecord record = change.record();
    if (record != null) {
      timeline.put(record.effectiveFrom(), Meaning.parse(record.version(), record.payload()));
    } else {
      String id = change.key().id();
      timeline.remove(Long.parseLong(id.substring(id.lastIndexOf('/') + 1)));
    }
  }

  /** What the event means to its tenant. */
  Interpreted interpret(Event event) {
    MeaningTimeline timeline = tenants.get(event.tenant());
    Meaning meaning = timeline == null ? Meaning.SHIPPED : timeline.at(event.ts());
    return meaning.interpret(event);
  }
}
