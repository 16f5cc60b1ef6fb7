package io.waymark.core.pattern.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word and sign of the language once, and what is said of those that it does not have. */
class ExpressionWordsTest {
  private static final Scope SCOPE = new Scope(List.of("cart"), true);
  private static final Event EVENT =
      new Event(
          "e-1",
          "acme",
          "c-1",
          "v-1",
          EventKind.CONVERSION,
          "order",
          "email",
          "spring",
          "s-1",
          "o-1",
          1_793_534_400_000L, // 2026-11-01T12:00:00Z
          "mobile",
          "DE-BE",
          50_0000,
          "EUR",
          1_2500,
          7,
          "{\"new\":true,\"price\":2,\"note\":\"it's \\\"so\\\"\"}");

  private static boolean test(String text) {
    return Condition.parse(text, SCOPE).test(EVENT, MatchedEvents.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "event_id, 'e-1'",
    "customer_id, 'c-1'",
    "anonymous_id, 'v-1'",
    "kind, 'conversion'",
    "name, 'order'",
    "channel, 'email'",
    "campaign, 'spring'",
    "session_id, 's-1'",
    "order_id, 'o-1'",
    "device, 'mobile'",
    "region, 'DE-BE'",
    "currency, 'EUR'"
  })
  void everyFieldIsReadFromItsPlace(String field, String value) {
    // contains reads the field itself; == of a kind is a look-up.
    assertThat(test(field + " contains '" + value + "'")).isTrue();
    assertThat(test(field + " == '" + value + "'")).isTrue();
    assertThat(test(field + " contains 'elsewhere'")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost == 1.25 and impressions == 7 and revenue == 50",
        "revenue in [10, 50] and not revenue in [10, 20]",
        "properties.price in [1, 2] and not properties.absent in [0]",
        "(name == 'order') == true and (name == 'x') != true",
        "properties.note == 'it\\'s \"so\"'",
        "not (properties.price > properties.absent)",
        "not (properties.price < properties.absent)",
        "1h / 30m == 2",
        "has(properties.new) and properties.new",
      })
  void holds(String text) {
    assertThat(test(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "name == 'x' | true ; the word or",
        "!true              ; the word not",
        "revenue > 1 ~ 2    ; the character ~ has no meaning",
        "count(             ; expected more",
        "revenue >          ; expected a value",
        "revenue > ]        ; expected a value",
        "first(cart).'a' == 'b' ; expected a field",
        "revenue in [1, 'a'] ; text",
        "-name == 1         ; a text has no negative",
        "revenue > 922337203685477.5808 ; is too large; the limit is 922337203685477.5807",
      })
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> Condition.parse(text, SCOPE))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anAmountIsNoText() {
    assertThatThrownBy(() -> AmountExpression.parse("cart.name", SCOPE))
        .hasMessageContaining("an amount is expected, this is a text");
    assertThat(AmountExpression.parse("cart.revenue", SCOPE)).hasToString("cart.revenue");
    assertThat(Condition.parse("revenue > 1", SCOPE)).hasToString("revenue > 1");
  }

  @Test
  void aFieldHasOneTypeAlone() {
    assertThatThrownBy(() -> EventField.TS.text(EVENT)).hasMessage("TS is no text");
    assertThatThrownBy(() -> EventField.NAME.number(EVENT)).hasMessage("NAME is no number");
  }

  /** What one of two admits is at most what both admit, and never less. */
  @Test
  void keysOfTwoConditionsAreJoined() {
    EventKeys a = Condition.parse("name in ['a', 'b']", SCOPE).keys();
    EventKeys b = Condition.parse("name in ['b', 'c']", SCOPE).keys();
    assertThat(a.and(b).names()).isEqualTo(TextSet.of(Set.of("b")));
    assertThat(a.or(b).names()).isEqualTo(TextSet.of(Set.of("a", "b", "c")));
    assertThat(Condition.parse("name == 'a' or name == 'b'", SCOPE).keys().names())
        .isEqualTo(TextSet.of(Set.of("a", "b")));
    assertThat(a.admits(EVENT)).isFalse();
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(Decimals.parse("1x")).isEqualTo(Decimals.ABSENT);
    assertThat(Decimals.multiply(Decimals.ABSENT, 1)).isEqualTo(Decimals.ABSENT);
    assertThat(Decimals.divide(1, 0)).isEqualTo(Decimals.ABSENT);
    assertThat(Decimals.divide(Decimals.ABSENT, 1)).isEqualTo(Decimals.ABSENT);
  }
}
