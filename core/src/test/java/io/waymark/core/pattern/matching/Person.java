package io.waymark.core.pattern.matching;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Amount;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.Share;
import io.waymark.core.wire.PatternOrderJson;
import java.util.ArrayList;
import java.util.List;

/** One person under patterns, for tests: says what was found as text. */
final class Person implements MatchEffects {
  static final long T = 1_700_000_000_000L;

  final PatternBook book;
  final Matcher matcher;
  final List<String> found = new ArrayList<>();
  PatternState state = new PatternState();
  private long offset;

  Person(PatternBook book) {
    this.book = book;
    this.matcher = new Matcher(book, Matcher.Report.NONE);
  }

  static PatternBook book(String... definitions) {
    PatternBook book = new PatternBook();
    for (int i = 0; i < definitions.length; i++) {
      order(book, "p" + i, 1, 1, 0, Mode.LIVE, OnOff.FINISH, definitions[i]);
    }
    return book;
  }

  static void order(
      PatternBook book,
      String pattern,
      int version,
      long revision,
      long from,
      Mode mode,
      OnOff onOff,
      String definition) {
    String json = definition.replace('"', '\u0001').replace('\'', '"').replace('`', '\'');
    PatternOrder order = new PatternOrder(json, mode, Share.ALL, onOff);
    ControlKey key = new ControlKey("pattern", "acme", PatternOrder.id(pattern, version));
    book.accept(
        ControlChange.of(ControlRecord.of(key, revision, from, PatternOrderJson.text(order))));
  }

  static Arrival event(String id, String name, long at, long eur, boolean outOfOrder) {
    EventKind kind = name.equals("buy") ? EventKind.CONVERSION : EventKind.TOUCH;
    Event event =
        new Event(
            id,
            "acme",
            "c1",
            "",
            kind,
            name,
            "",
            "",
            "",
            "",
            T + at,
            "",
            "",
            eur * Amount.UNIT,
            "EUR",
            0,
            0,
            "{\"shop\":\"" + (id.contains("x") ? "x" : "y") + "\",\"no\":1}");
    return new Arrival(event, 0, at * 100 + id.hashCode() % 100, "", T + at, outOfOrder);
  }

  /** An event comes, and the watermark with it. */
  Person at(long at, String id, String name) {
    matcher.arrive(state, event(id, name, at, 2, false));
    return until(at);
  }

  Person until(long at) {
    matcher.advance(state, T + at, this);
    return this;
  }

  /** The same state after a checkpoint and a restart. */
  Person restored() {
    PackedWriter out = new PackedWriter(64);
    state.write(out);
    state = PatternState.read(new PackedReader(out.toBytes()));
    return this;
  }

  @Override
  public Subject subject() {
    return new Subject("acme", "c1");
  }

  @Override
  public void found(Finding finding) {
    StringBuilder text = new StringBuilder(finding.pattern() + "/" + finding.version());
    text.append(finding.deadEnd() ? " dead end" : " match");
    for (int i = 0; i < finding.touches().size(); i++) {
      text.append(' ').append(finding.stepOf(i)).append('=');
      text.append(finding.touches().get(i).event().eventId());
    }
    found.add(text + " @" + (finding.ts() - T) + " " + finding.value() / Amount.UNIT);
  }
}
