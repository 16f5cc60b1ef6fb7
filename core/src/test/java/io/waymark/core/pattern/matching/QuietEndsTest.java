package io.waymark.core.pattern.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Partial matches whose end nobody is told of. */
class QuietEndsTest {
  /** Nobody is told of carts that were left; the window is 100 ms. */
  private static final String MATCHES = MatcherTest.CART.replace(",'dead_end'", "");

  private static Person withThreeCarts(String definition) {
    return new Person(Person.book(definition))
        .at(0, "a", "cart")
        .at(10, "b", "cart")
        .at(20, "c", "cart");
  }

  @Test
  void nobodyIsWokenForThem() {
    Person person = withThreeCarts(MATCHES);
    assertThat(Matcher.nextTimer(person.state)).isEqualTo(Matcher.NO_TIMER);
    person.until(500);
    assertThat(person.state.partialMatches()).isEqualTo(3);
  }

  @Test
  void whenTheStateIsStoredTheyGoOnceAllAreOver() {
    Person person = withThreeCarts(MATCHES);
    person.state.forgetOver(Person.T + 119);
    assertThat(person.state.partialMatches()).isEqualTo(3);
    person.state.forgetOver(Person.T + 120);
    assertThat(person.state.partialMatches()).isZero();
    person.at(130, "d", "cart").at(140, "e", "buy");
    assertThat(person.found).containsExactly("p0/1 match cart=d paid=e @140 4");
  }

  @Test
  void whatIsStoredIsLeftThereWhereItIsOverByTheNextEvent() {
    Person early = withThreeCarts(MATCHES).restored().at(115, "d", "buy");
    assertThat(early.found).containsExactly("p0/1 match cart=c paid=d @115 4");
    Person late = withThreeCarts(MATCHES).restored().at(120, "d", "cart");
    assertThat(late.state.partialMatches()).isEqualTo(1);
  }

  @Test
  void aCooldownOutlivesThem() {
    String cooling = MATCHES.substring(0, MATCHES.length() - 1) + ",'cooldown':'1s'}";
    Person person = withThreeCarts(cooling).at(30, "d", "buy");
    assertThat(person.found).hasSize(1);
    person.state.forgetOver(Person.T + 900);
    person.restored().at(950, "e", "cart").at(960, "f", "buy");
    assertThat(person.found).hasSize(1);
    person.state.forgetOver(Person.T + 1_040);
    person.restored().at(1_050, "g", "cart").at(1_060, "h", "buy");
    assertThat(person.found).hasSize(2);
  }

  @Test
  void whereSomebodyIsToldNothingIsForgotten() {
    Person person = withThreeCarts(MatcherTest.CART);
    person.state.forgetOver(Person.T + 500);
    person.restored().until(500);
    assertThat(person.found)
        .containsExactly(
            "p0/1 dead end cart=a @100 2",
            "p0/1 dead end cart=b @110 2",
            "p0/1 dead end cart=c @120 2");
  }

  @Test
  void whatIsOverAndStillThereCannotMatch() {
    Person person = new Person(Person.book(MATCHES));
    person.at(0, "a", "cart").at(10, "b", "cart").at(100, "c", "buy");
    assertThat(person.found).containsExactly("p0/1 match cart=b paid=c @100 4");
  }

  @Test
  void whatIsOverAndStillThereTakesNobodysPlace() {
    String[] twenty = new String[20];
    Arrays.fill(twenty, MATCHES);
    Person person = new Person(Person.book(twenty));
    for (int i = 0; i < 60; i++) {
      person.at(i / 3, "e" + i, "cart");
    }
    assertThat(person.state.partialMatches()).isEqualTo(1_200);
    for (int i = 0; i < 60; i++) {
      person.at(60 + i, "f" + i, "cart");
    }
    // At 119 all 60 of the first carts were over.
    person.at(120, "p", "buy");
    assertThat(person.found).hasSize(20 * 60).allMatch(found -> found.contains("cart=f"));
  }
}
