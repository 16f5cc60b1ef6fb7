package io.waymark.core.pattern.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventKeysTest {
  private static final Scope SCOPE = new Scope(List.of("cart"), true);
  private static final String[] TEXTS = {"a", "b", "c"};
  private static final long SEED = 11;

  @Test
  void neverTooFewAndWhereTheyAreExactNeverTooMany() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Event> events = events();
    int exact = 0;
    for (int i = 0; i < 2_000; i++) {
      Condition condition = Condition.parse(expression(random, 3), SCOPE);
      exact += condition.isExact() ? 1 : 0;
      for (Event event : events) {
        boolean holds = condition.test(event, MatchedEvents.NONE);
        boolean admitted = condition.keys().admits(event);
        assertThat(admitted || !holds).as("%s admits %s", condition, event).isTrue();
        assertThat(admitted && !holds && condition.isExact()).as("%s", condition).isFalse();
      }
    }
    assertThat(exact).isBetween(500, 1_900);
  }

  @Test
  void whatAsksForOneThingAloneIsExactWithNotToo() {
    assertThat(isExact("not (name == 'a')")).isTrue();
    assertThat(isExact("name == 'a' and channel != 'b'")).isTrue();
    assertThat(isExact("not (kind == 'touch') and not (channel in ['a', 'b'])")).isTrue();
    assertThat(isExact("not (name == 'a' and channel == 'b')")).isFalse();
    assertThat(isExact("not (revenue > 1)")).isFalse();
  }

  private static boolean isExact(String condition) {
    return Condition.parse(condition, SCOPE).isExact();
  }

  private static String expression(SplittableRandom random, int depth) {
    int choice = random.nextInt(depth == 0 ? 3 : 6);
    return switch (choice) {
      case 0 -> field(random) + (random.nextBoolean() ? " == " : " != ") + text(random);
      case 1 -> field(random) + " in [" + text(random) + ", " + text(random) + "]";
      case 2 -> random.nextInt(4) == 0 ? "revenue > 1" : "kind == 'touch'";
      case 3 -> "not (" + expression(random, depth - 1) + ")";
      case 4 -> both(random, " and ", depth);
      default -> both(random, " or ", depth);
    };
  }

  private static String both(SplittableRandom random, String word, int depth) {
    return "(" + expression(random, depth - 1) + word + expression(random, depth - 1) + ")";
  }

  private static String field(SplittableRandom random) {
    return random.nextBoolean() ? "name" : "channel";
  }

  private static String text(SplittableRandom random) {
    return "'" + TEXTS[random.nextInt(TEXTS.length)] + "'";
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (EventKind kind : EventKind.values()) {
      for (String name : List.of("a", "b", "c", "other")) {
        for (String channel : List.of("a", "b", "c", "other")) {
          events.add(event(kind, name, channel));
        }
      }
    }
    return events;
  }

  private static Event event(EventKind kind, String name, String channel) {
    String none = "";
    return new Event(
        "e",
        "acme",
        "c",
        none,
        kind,
        name,
        channel,
        none,
        none,
        none,
        0,
        none,
        none,
        0,
        none,
        0,
        0,
        Event.NO_PROPERTIES);
  }
}
