package io.waymark.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.pattern.AfterMatch.Strategy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternDefinitionTest {

  static PatternDefinition parse(String json) {
    return PatternDefinition.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static final String FULL =
      """
      {'id': 'abandoned-cart', 'name': 'Abandoned cart', 'owner': 'growth',
       'description': 'Put in, then left',
       'steps': [
         {'name': 'mail', 'where': 'channel == `email`', 'times': '2..4', 'between': 'strict',
          'greedy': true},
         {'name': 'cart', 'where': 'name == `add`', 'contiguity': 'any', 'times': 'oneOrMore',
          'until': 'name == `clear`'},
         {'name': 'bought', 'where': 'kind == `conversion`', 'not': true}],
       'within': {'whole': '3d', 'between_steps': '1d'},
       'partition_by': 'customer + properties.shop',
       'after_match': 'SKIP_TO_LAST[cart]',
       'emit': ['match', 'dead_end'], 'cooldown': '12h', 'value': 'sum(cart.revenue)'}
      """
          .replace('`', '\u0001');

  private static PatternDefinition full(String part, String by) {
    assertThat(FULL).contains(part);
    return PatternDefinition.parse(
        FULL.replace(part, by)
            .replace('\'', '"')
            .replace('\u0001', '\'')
            .replace('`', '\'')
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryField() {
    PatternDefinition read = full("", "");
    assertThat(read.steps())
        .extracting(PatternStep::name)
        .containsExactly("mail", "cart", "bought");
    assertThat(read.steps().get(0).repetition())
        .isEqualTo(new Repetition(2, 4, Contiguity.STRICT, true));
    assertThat(read.steps().get(1).isUnbounded()).isTrue();
    assertThat(read.steps().get(1).contiguity()).isEqualTo(Contiguity.ANY);
    assertThat(read.steps().get(2).negated()).isTrue();
    assertThat(read.window()).isEqualTo(new Window(259_200_000, 86_400_000));
    assertThat(read.partitionProperty()).isEqualTo("shop");
    assertThat(read.afterMatch()).isEqualTo(new AfterMatch(Strategy.SKIP_TO_LAST, 1));
    assertThat(read.emitsMatch() && read.emitsDeadEnd()).isTrue();
    assertThat(read.cooldownMs()).isEqualTo(43_200_000);
    assertThat(read.properties()).containsExactly("shop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'owner' | 'boss' | /boss | 1 | is not known here",
        "'3d' | '0s' | /within/whole | 9 | more than 0",
        "'3d' | '3650d' | /within/whole | 9 | at most 90d",
        "'3d' | '5 days' | /within/whole | 9 | no duration",
        "'2..4' | '4..2' | /steps/0/times | 4 | goes upwards",
        "'2..4' | '2..400' | /steps/0/times | 4 | 1 to 50",
        "'any' | 'loose' | /steps/1/contiguity | 6 | strict, relaxed or any",
        "name == \u0001add\u0001 | name = \u0001add\u0001 | /steps/1/where | 6 | column 6",
        "'not': true | 'not': 'yes' | /steps/2/not | 8 | true or false",
        "'not': true | 'not': true, 'optional': true | /steps/2/not | 8 | optional",
        "SKIP_TO_LAST[cart] | SKIP_TO_LAST[bought] | /after_match | 11 | takes events",
        "SKIP_TO_LAST[cart] | SKIP_SOME | /after_match | 11 | no_skip",
        "'dead_end' | 'alarm' | /emit | 12 | match, dead_end",
        "sum(cart.revenue) | revenue | /value | 12 | no single event",
        "'name': 'cart' | 'name': 'mail' | /steps/1/name | 6 | unique",
        "'name': 'cart' | 'name': 'channel' | /steps/1/name | 6 | no field",
        "abandoned-cart | Abandoned Cart | /id | 1 | of the form",
        "customer + properties.shop | person | /partition_by | 10 | customer",
      })
  void namesThePlace(String part, String by, String pointer, int line, String sentence) {
    assertThatThrownBy(() -> full(part, by))
        .isInstanceOfSatisfying(
            InvalidPatternException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer);
              assertThat(e.line()).isEqualTo(line);
            })
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesWhatIsTooLargeOrNoDocument() {
    assertThatThrownBy(() -> PatternDefinition.parse(new byte[1 << 20]))
        .isInstanceOf(InvalidPatternException.class)
        .hasMessageContaining("1048576 bytes, the limit is 65536");
    assertThatThrownBy(() -> parse("{'id':'a','id':'b'}")).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> parse("{'id':'a'}")).hasMessageContaining("/steps");
    assertThatThrownBy(() -> parse("[".repeat(100))).isInstanceOf(InvalidPatternException.class);
  }

  @Test
  void refusesWhatFlinkCepRefuses() {
    String optional = "{'id':'p','steps':[{'name':'a','where':'true','optional':true}]}";
    assertThatThrownBy(() -> parse(optional)).hasMessageContaining("every step is optional");
    String notFirst = "{'id':'p','steps':[{'name':'a','where':'true','not':true}]}";
    assertThatThrownBy(() -> parse(notFirst)).hasMessageContaining("first step");
    String notLast =
        "{'id':'p','steps':[{'name':'a','where':'true'},{'name':'b','where':'true','not':true}]}";
    assertThatThrownBy(() -> parse(notLast)).hasMessageContaining("needs within");
  }
}
