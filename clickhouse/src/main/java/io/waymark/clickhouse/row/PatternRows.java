package io.waymark.clickhouse.row;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.Taken;
import io.waymark.core.pattern.matching.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What patterns found: rows that are written once, with the events that made them. */
public final class PatternRows {
  private PatternRows() {}

  /** A row of {@code pattern_matches} or {@code dead_ends}. */
  public static Row of(StateRows.Person person, Finding finding) {
    List<Taken.Touch> touches = finding.touches();
    RowBinary row = RowBinary.next();
    row.string(person.tenant()).string(finding.pattern()).uint32(finding.version());
    row.string(finding.mode().name().toLowerCase(Locale.ROOT));
    row.string(person.id()).bool(person.identified()).millis(finding.ts());
    row.millis(touches.get(0).event().ts()).int64(finding.key());
    row.decimal64(finding.value()).string(finding.currency());
    row.length(touches.size());
    for (Taken.Touch touch : touches) {
      row.millis(touch.event().ts());
    }
    row.length(touches.size());
    for (int i = 0; i < touches.size(); i++) {
      row.string(finding.stepOf(i));
    }
    strings(row, touches, Event::eventId);
    strings(row, touches, event -> event.kind().wireName());
    strings(row, touches, Event::name);
    strings(row, touches, Event::channel);
    strings(row, touches, Event::campaign);
    if (!finding.deadEnd()) {
      return new Row(Table.PATTERN_MATCHES, row.toBytes());
    }
    row.string(finding.stepOf(touches.size() - 1));
    return new Row(Table.DEAD_ENDS, row.toBytes());
  }

  /**
   * A version that failed and was switched off.
   *
   * @param reason what the analyst may read; nothing of an event
   */
  public record Failure(String tenant, String pattern, int version, String reason) {}

  /** A row of {@code pattern_failures}. */
  public static Row failure(Failure failure, long failedMs) {
    RowBinary row = RowBinary.next();
    row.string(failure.tenant()).string(failure.pattern()).uint32(failure.version());
    row.millis(failedMs).string(failure.reason());
    return new Row(Table.PATTERN_FAILURES, row.toBytes());
  }

  private static void strings(
      RowBinary row, List<Taken.Touch> touches, Function<Event, String> field) {
    row.length(touches.size());
    for (Taken.Touch touch : touches) {
      row.string(field.apply(touch.event()));
    }
  }
}
