package io.waymark.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import io.waymark.core.journey.Decisions;
import io.waymark.core.journey.JourneyBounds;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.PersonStep;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/events.md says about meaning is what events mean: its tables, row by row. */
class MeaningPageTest {
  private static final long TS = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();

  private static Event event(EventKind kind, String id, long ts, String properties) {
    return new Event(
        id, "main", "c1", "", kind, "n", "", "", "", "", ts, "", "", 0, "", 0, 0, properties);
  }

  private static Event touch(String properties) {
    return event(EventKind.TOUCH, "e", TS, properties);
  }

  @Test
  void channels() throws IOException {
    String section = PageTables.section("### Channels");
    int own = section.indexOf("With this document");
    channels(Meaning.SHIPPED, section.substring(0, own));
    String second = section.substring(own);
    channels(Meaning.parse(1, PageTables.document(second)), second);
  }

  private static void channels(Meaning meaning, String section) {
    for (List<String> row : PageTables.rows(section, "properties of the touch")) {
      Interpreted meant = meaning.interpret(touch(row.get(0)));
      assertThat(List.of(meant.event().channel(), meant.decision().rule()))
          .as("%s", row)
          .isEqualTo(row.subList(1, 3));
    }
  }

  @Test
  void goalsAndMoney() throws IOException {
    String section = PageTables.section("### Goals and money");
    Meaning meaning = Meaning.parse(1, PageTables.document(section));
    for (List<String> row : PageTables.rows(section, "kind | name")) {
      Interpreted meant = meaning.interpret(sold(row));
      GoalReached reached = meant.decision().reached();
      assertThat(
              List.of(
                  reached.goal(),
                  reached.kind(),
                  shown(reached.value(), reached.currency()),
                  reached.goal().isEmpty() || !reached.isConverted()
                      ? ""
                      : shown(reached.valueBase(), "")))
          .as("%s", row)
          .isEqualTo(List.of(row.get(4), row.get(5), normal(row.get(6)), normal(row.get(7))));
      assertThat(meant.event().kind() == EventKind.CONVERSION).isEqualTo(!reached.goal().isEmpty());
    }
  }

  private static Event sold(List<String> row) {
    String[] revenue = row.get(3).split(" ", -1);
    return new Event(
        "e",
        "main",
        "c1",
        "",
        Objects.requireNonNull(EventKind.ofWireName(row.get(0))),
        row.get(1),
        "",
        "",
        "",
        "o1",
        Instant.parse(row.get(2)).toEpochMilli(),
        "",
        "",
        Amount.parse(revenue[0]),
        revenue.length > 1 ? revenue[1] : "",
        0,
        0,
        "{}");
  }

  private static String shown(long amount, String currency) {
    return (Amount.toDecimal(amount).toPlainString() + " " + currency).strip();
  }

  /** Four places, as amounts are shown here. */
  private static String normal(String amount) {
    String[] parts = amount.split(" ", -1);
    return amount.isEmpty() ? "" : shown(Amount.parse(parts[0]), parts.length > 1 ? parts[1] : "");
  }

  @Test
  void consent() throws IOException {
    for (List<String> row : PageTables.rows(PageTables.section("### Consent"), "tenant asks")) {
      String required =
          Arrays.stream(row.get(0).split(", ", -1))
              .filter(purpose -> !purpose.isEmpty())
              .map(purpose -> '"' + purpose + '"')
              .collect(Collectors.joining(","));
      Meaning meaning = Meaning.parse(1, "{\"consent\":{\"required\":[" + required + "]}}");
      Decisions decisions = new Decisions();
      PersonState person = new PersonState();
      String before = row.get(1).isEmpty() ? "{}" : row.get(1);
      arrive(meaning, event(EventKind.CONSENT, "before", TS - 1, before), person, decisions);
      arrive(meaning, event(EventKind.TOUCH, "e", TS, row.get(2)), person, decisions);
      assertThat(decisions.accepted.contains("e"))
          .as("%s", row)
          .isEqualTo(row.get(3).equals("yes"));
      if (row.get(3).equals("yes")) {
        assertThat(decisions.advertising).as("%s", row).contains("e=" + row.get(4).equals("yes"));
      }
    }
  }

  /** As the job does it: the route stage, then the person's. */
  private static void arrive(
      Meaning meaning, Event event, PersonState person, Decisions decisions) {
    Interpreted meant = meaning.interpret(event);
    if (meant.filtered().isEmpty()) {
      Arrival arrival = new Arrival(event, 0, event.ts(), "", event.ts(), false);
      new PersonStep(new JourneyBounds(1_000, 10_000, 50))
          .arrive(
              person, arrival.meaning(meant.event(), meant.decision()), Long.MIN_VALUE, decisions);
    }
  }

  @Test
  void traffic() throws IOException {
    String section = PageTables.section("### Bots and internal traffic");
    for (List<String> row : PageTables.rows(section, "traffic")) {
      Meaning meaning = Meaning.parse(1, "{\"traffic\":" + row.get(0) + "}");
      assertThat(meaning.interpret(touch(row.get(1))).filtered())
          .as("%s", row)
          .isEqualTo(row.get(2));
    }
  }
}
