package io.waymark.core.pattern.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Scope SCOPE = new Scope(List.of("cart", "mail"), true);
  private static final long NOON = 1_793_534_400_000L; // 2026-11-01T12:00:00Z

  private static Event event(
      String name, String channel, long revenue, long ts, String properties) {
    return new Event(
        "e",
        "acme",
        "c",
        "",
        EventKind.ENGAGEMENT,
        name,
        channel,
        "spring",
        "",
        "",
        ts,
        "mobile",
        "",
        revenue,
        "EUR",
        0,
        3,
        properties);
  }

  private static final Event EVENT =
      event(
          "page:/pricing", "email", 19_9900, NOON, "{\"size\":\"L\",\"price\":12.5,\"new\":true}");

  /** Two carts of 10.50 and 4.25, an hour and half an hour ago; no mail. */
  private static final MatchedEvents CARTS =
      new MatchedEvents() {
        private final List<Event> carts =
            List.of(
                event("cart", "ads", 10_5000, NOON - 3_600_000, "{\"price\":1}"),
                event("cart", "direct", 4_2500, NOON - 1_800_000, "{\"price\":2.5}"));

        @Override
        public int count(int step) {
          return step == 0 ? carts.size() : 0;
        }

        @Override
        public @Nullable Event at(int step, int index) {
          return step == 0 ? carts.get(index < 0 ? carts.size() + index : index) : null;
        }
      };

  private static boolean test(String text) {
    return Condition.parse(text, SCOPE).test(EVENT, CARTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind == 'engagement'",
        "kind in ['touch', 'engagement'] and not name == 'x'",
        "name startsWith 'page:' and name endsWith \"pricing\" and name contains '/'",
        "'email' == channel",
        "revenue == 19.99",
        "revenue > 19.9899 and revenue <= 19.99",
        "revenue * 2 == 39.98",
        "revenue / 3 == 6.6633",
        "impressions + 1 == 4",
        "properties.size == 'L' and properties.price > 12 and properties.new",
        "properties['size'] in ['M', 'L']",
        "has(properties.size) and not has(properties.colour) and has(campaign)",
        "properties.colour != 'red' and not (properties.colour == 'red')",
        "not (properties.size > 3) and properties.size != 3",
        "count(cart) == 2 and count(mail) == 0",
        "sum(cart.revenue) == 14.75 and sum(cart.properties.price) == 3.5",
        "cart.channel == 'direct' and first(cart).channel == 'ads' and mail.channel == ''",
        "ts - first(cart).ts == 1h and ts - cart.ts < 31m",
        "ts > time('2026-11-01T11:59:59Z') and ts - 1d < time('2026-11-01T00:00:00Z')",
        "mail.revenue != 1 and not (mail.revenue < 1) and not (mail.revenue >= 1)",
        "true or properties.price / 0 > 1",
        "-revenue < 0 and (1 + 2) * 3 == 9",
      })
  void holds(String text) {
    assertThat(test(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nam == 'x' | 1 | no field",
        "kind == 'tuch' | 9 | is no kind",
        "name = 'x' | 6 | equality is written ==",
        "name == 'x' && true | 13 | the word and",
        "name > 'x' | 6 | has no order",
        "name + 1 > 2 | 6 | has no meaning",
        "revenue > 1h | 9 | cannot be compared",
        "revenue | 1 | expected is true or false",
        "count(buy) > 1 | 7 | no step",
        "sum(cart.name) > 1 | 10 | has no sum",
        "(name == 'x' | 13 | expected )",
        "name == 'x | 9 | no closing",
        "name == 'x' name | 13 | expected an operator",
        "revenue > 3y | 11 | no duration",
        "properties == 'x' | 1 | properties.KEY",
        "name in ['a', channel] | 15 | a list holds",
        "java.lang.Runtime == 'x' | 1 | no field",
        "ts > time('soon') | 11 | no time",
      })
  void saysWhatIsWrongAndWhere(String text, int column, String sentence) {
    assertThatThrownBy(() -> Condition.parse(text, SCOPE))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.column()).isEqualTo(column))
        .hasMessageContaining(sentence);
  }

  @Test
  void boundsDepthAndLength() {
    assertThatThrownBy(() -> test("(".repeat(40) + "true" + ")".repeat(40)))
        .hasMessageContaining("nested deeper than 32");
    assertThatThrownBy(() -> test("not ".repeat(40) + "true")).hasMessageContaining("deeper");
    assertThatThrownBy(() -> test(" ".repeat(2_001))).hasMessageContaining("2000");
  }

  @Test
  void knowsWhichEventsCanSatisfyIt() {
    EventKeys keys =
        Condition.parse("kind == 'touch' and name in ['a', 'b'] and revenue > 1", SCOPE).keys();
    assertThat(keys.kinds()).isEqualTo(Set.of(EventKind.TOUCH));
    assertThat(keys.names()).isEqualTo(TextSet.of(Set.of("a", "b")));
    assertThat(keys.channels()).isEqualTo(TextSet.ALL);
    assertThat(Condition.parse("name == 'a' or channel == 'b'", SCOPE).keys())
        .isEqualTo(EventKeys.ALL);
    assertThat(Condition.parse("not name == 'a'", SCOPE).keys().names())
        .isEqualTo(TextSet.of(Set.of("a")).not());
    assertThat(Condition.parse("cart.name == 'a'", SCOPE).keys()).isEqualTo(EventKeys.ALL);
  }

  @Test
  void countsMoneyExactly() {
    // 0.1 + 0.2 is 0.3 here, and 922337203685477.5807 is the end of the range.
    assertThat(test("0.1 + 0.2 == 0.3")).isTrue();
    assertThat(test("922337203685477.5807 + 1 > 0")).isFalse();
    assertThat(Decimals.parse("1e400")).isEqualTo(Decimals.ABSENT);
    assertThat(Decimals.parse("1e-400")).isZero();
    assertThat(Decimals.parse("0.00005")).isZero();
    assertThat(Decimals.parse("0.00015")).isEqualTo(2);
    assertThat(Decimals.multiply(3 * Amount.UNIT, Long.MAX_VALUE)).isEqualTo(Decimals.ABSENT);
  }
}
