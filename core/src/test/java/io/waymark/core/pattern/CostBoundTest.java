package io.waymark.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CostBoundTest {

  private static PatternDefinition pattern(String within, String... steps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      text.append(i == 0 ? "" : ",").append("{'name':'s").append(i);
      text.append("','where':'true'").append(steps[i]).append('}');
    }
    String window = within.isEmpty() ? "" : ",'within':" + within;
    return PatternDefinitionTest.parse("{'id':'p','steps':[" + text + "]" + window + "}");
  }

  @Test
  void grows() {
    // 32 events in a window: each begins a match; "any" and a loop multiply by 32 again.
    assertThat(CostBound.of(pattern("'1d'", "", "")).partialMatches()).isEqualTo(32);
    assertThat(CostBound.of(pattern("'1d'", "", ",'contiguity':'any'")).partialMatches())
        .isEqualTo(32 * 32);
    assertThat(CostBound.of(pattern("'1d'", "", ",'times':'oneOrMore'")).partialMatches())
        .isEqualTo(32 * 32);
    assertThat(CostBound.of(pattern("'1d'", "", "")).windowMs()).isEqualTo(86_400_000);
  }

  @Test
  void refusesWhatGrowsWithoutBoundNamingTheStep() {
    assertThatThrownBy(() -> CostBound.of(pattern("", "", ",'times':'oneOrMore'")))
        .hasMessageContaining("/steps/1/times")
        .hasMessageContaining("step s1")
        .hasMessageContaining("without bound");
    assertThatThrownBy(() -> CostBound.of(pattern("'1d'", "", ",'times':'2+','between':'any'")))
        .hasMessageContaining("step s1");
    assertThatThrownBy(() -> CostBound.of(pattern("", "", "", "")))
        .hasMessageContaining("step s1")
        .hasMessageContaining("give within");
    assertThat(CostBound.of(pattern("", "", ",'contiguity':'strict'")).windowMs()).isZero();
    assertThat(CostBound.of(pattern("", "")).bufferedEvents()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsOverTheBudgetNamingTheStep() {
    String any = ",'contiguity':'any'";
    // 32 to the fourth is 1,048,576.
    assertThatThrownBy(() -> CostBound.of(pattern("'1d'", "", any, any, any)))
        .hasMessageContaining("/steps/3")
        .hasMessageContaining("1048576 partial matches of a person, the budget is 100000");
    assertThatThrownBy(
            () -> CostBound.of(pattern("'2d'", ""), new CostBudget(400, 86_400_000, 32, 1_000)))
        .hasMessageContaining("the limit is 86400000");
  }
}
