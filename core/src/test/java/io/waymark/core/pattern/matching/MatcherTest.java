package io.waymark.core.pattern.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatcherTest {
  static final String CART =
      "{'id':'p','steps':[{'name':'cart','where':'name == `cart`'},"
          + "{'name':'paid','where':'kind == `conversion`'}],"
          + "'within':'100ms','emit':['match','dead_end']}";

  private static String with(String more) {
    return CART.substring(0, CART.length() - 1) + ',' + more + '}';
  }

  @Test
  void findsMatchesAndDeadEnds() {
    Person person = new Person(Person.book(CART));
    person.at(0, "a", "cart").at(10, "b", "other").at(20, "c", "buy");
    assertThat(person.found).containsExactly("p0/1 match cart=a paid=c @20 4");
    person.at(30, "d", "cart");
    assertThat(Matcher.nextTimer(person.state)).isEqualTo(Person.T + 130);
    person.until(129);
    assertThat(person.found).hasSize(1);
    // The customer never comes back: time alone tells.
    person.until(130);
    assertThat(person.found).element(1).isEqualTo("p0/1 dead end cart=d @130 2");
    assertThat(Matcher.nextTimer(person.state)).isEqualTo(Matcher.NO_TIMER);
  }

  @Test
  void aPurchaseAtTheEndOfTheWindowIsTooLate() {
    Person person = new Person(Person.book(CART));
    person.at(0, "a", "cart").at(100, "b", "buy");
    assertThat(person.found).containsExactly("p0/1 dead end cart=a @100 2");
  }

  @Test
  void anEventThatNoPatternUsesTouchesNothing() {
    Person person = new Person(Person.book(CART));
    assertThat(person.matcher.arrive(person.state, Person.event("a", "x", 0, 1, false))).isFalse();
    assertThat(Matcher.nextTimer(person.state)).isEqualTo(Matcher.NO_TIMER);
  }

  @Test
  void anEventOutOfOrderDecidesNothing() {
    Person person = new Person(Person.book(CART));
    person.at(0, "a", "cart");
    person.matcher.arrive(person.state, Person.event("b", "buy", 50, 1, true));
    person.until(100);
    assertThat(person.found).containsExactly("p0/1 dead end cart=a @100 2");
  }

  @Test
  void sortsWhatComesInAnyOrderWithinTheWait() {
    Person person = new Person(Person.book(CART));
    person.matcher.arrive(person.state, Person.event("b", "buy", 20, 1, false));
    person.matcher.arrive(person.state, Person.event("a", "cart", 10, 1, false));
    person.until(30);
    assertThat(person.found).containsExactly("p0/1 match cart=a paid=b @20 2");
  }

  @Test
  void oneBeginningIsOneDeadEndAndNoneOnceItMatched() {
    String pattern =
        "{'id':'p','steps':[{'name':'a','where':'name == `a`'},"
            + "{'name':'b','where':'name == `b`','times':'oneOrMore'},"
            + "{'name':'c','where':'name == `c`'}],'within':'100ms','emit':['match','dead_end']}";
    Person stalled = new Person(Person.book(pattern));
    stalled.at(0, "1", "a").at(10, "2", "b").at(20, "3", "b").until(200);
    assertThat(stalled.found).containsExactly("p0/1 dead end a=1 b=2 b=3 @100 6");
    Person done = new Person(Person.book(pattern));
    done.at(0, "1", "a").at(10, "2", "b").at(20, "3", "c").until(200);
    assertThat(done.found).containsExactly("p0/1 match a=1 b=2 c=3 @20 6");
  }

  @Test
  void coolsDown() {
    Person person = new Person(Person.book(with("'cooldown':'50ms'")));
    person.at(0, "a", "cart").at(10, "b", "buy");
    person.at(20, "c", "cart").at(30, "d", "buy").restored();
    person.at(60, "e", "cart").at(61, "f", "buy");
    assertThat(person.found)
        .containsExactly("p0/1 match cart=a paid=b @10 4", "p0/1 match cart=e paid=f @61 4");
  }

  @Test
  void splitsByAProperty() {
    Person person = new Person(Person.book(with("'partition_by':'customer + properties.shop'")));
    person.at(0, "ax", "cart").at(10, "by", "buy").restored().at(20, "cx", "buy");
    assertThat(person.found).containsExactly("p0/1 match cart=ax paid=cx @20 4");
  }

  @Test
  void versionsSeeTheEventsOfTheirTime() {
    PatternBook book = Person.book();
    Person.order(book, "p", 1, 1, 0, Mode.LIVE, OnOff.FINISH, CART);
    Person.order(book, "p", 1, 2, Person.T + 50, Mode.OFF, OnOff.FINISH, CART);
    Person.order(book, "p", 2, 1, Person.T + 50, Mode.LIVE, OnOff.FINISH, CART);
    Person person = new Person(book);
    person.at(0, "a", "cart").at(50, "b", "cart").at(60, "c", "buy");
    assertThat(person.found)
        .containsExactly("p/1 match cart=a paid=c @60 4", "p/2 match cart=b paid=c @60 4");
  }

  @Test
  void aVersionSwitchedOffDropsItsPartialMatchesWhereItIsTo() {
    PatternBook book = Person.book();
    Person.order(book, "p", 1, 1, 0, Mode.LIVE, OnOff.FINISH, CART);
    Person.order(book, "p", 1, 2, Person.T + 50, Mode.OFF, OnOff.DROP, CART);
    Person person = new Person(book);
    person.at(0, "a", "cart").at(60, "c", "buy").until(500);
    assertThat(person.found).isEmpty();
    assertThat(person.state.partialMatches()).isZero();
  }

  @Test
  void aRemovedVersionIsForgotten() {
    PatternBook book = Person.book(CART);
    Person person = new Person(book);
    person.at(0, "a", "cart").restored();
    book.accept(ControlChange.removal(new ControlKey("pattern", "acme", "p0/1")));
    person.until(500);
    assertThat(person.found).isEmpty();
    assertThat(Matcher.nextTimer(person.state)).isEqualTo(Matcher.NO_TIMER);
  }

  @Test
  void aPersonHasNoMoreThanTwoThousandPartialMatches() {
    String[] twenty = new String[20];
    Arrays.fill(twenty, CART);
    Person person = new Person(Person.book(twenty));
    for (int i = 0; i < 120; i++) {
      person.at(i / 2, "e" + i, "cart");
    }
    // Twenty begin at each event: those of the first twenty events had to go.
    assertThat(person.state.partialMatches()).isEqualTo(2_000);
    person.until(60).restored().at(70, "p", "buy");
    assertThat(person.found)
        .hasSize(2_000)
        .noneMatch(found -> found.contains("cart=e19 "))
        .anyMatch(found -> found.contains("cart=e20 "));
    assertThat(person.state.partialMatches()).isZero();
  }

  @Test
  void twoPersonsBecomeOne() {
    PatternBook book = Person.book(CART, CART.replace("'cart','where'", "'put','where'"));
    Person visitor = new Person(book);
    visitor.at(0, "a", "cart").at(5, "b", "cart").at(10, "c", "buy");
    visitor.at(20, "d", "cart");
    Person customer = new Person(book);
    customer.at(30, "e", "buy");
    assertThat(visitor.found).hasSize(4);
    assertThat(customer.found).isEmpty();
    customer.matcher.merge(customer.state, visitor.restored().state, Person.T + 40, customer);
    customer.restored().until(500);
    // What the visitor found is not found again; the cart of the visitor was paid by the customer.
    assertThat(customer.found)
        .containsExactly("p0/1 match cart=d paid=e @30 4", "p1/1 match put=d paid=e @30 4");
  }

  @Test
  void aDeadEndOfTheVisitorIsNotGivenAgain() {
    PatternBook book = Person.book(CART);
    Person visitor = new Person(book);
    visitor.at(0, "a", "cart").until(150);
    assertThat(visitor.found).containsExactly("p0/1 dead end cart=a @100 2");
    Person customer = new Person(book);
    customer.matcher.merge(customer.state, visitor.restored().state, Person.T + 150, customer);
    customer.until(500);
    assertThat(customer.found).isEmpty();
    assertThat(customer.state.partialMatches()).isZero();
  }

  @Test
  void whatWasGivenBeforeTheCustomersTimeReachedItIsNotGivenAgain() {
    PatternBook book = Person.book(CART);
    Person visitor = new Person(book);
    visitor.at(0, "a", "cart").until(150);
    Person customer = new Person(book);
    // The watermark of the visitors' stage is ahead of that of the customers'.
    customer.matcher.merge(customer.state, visitor.restored().state, Person.T + 50, customer);
    customer.until(500);
    assertThat(customer.found).isEmpty();
  }

  @Test
  void aVisitorsCooldownHoldsForTheCustomer() {
    PatternBook book = Person.book(with("'cooldown':'1s'"));
    Person visitor = new Person(book);
    visitor.at(0, "a", "cart").at(10, "b", "buy").at(300, "c", "cart");
    Person customer = new Person(book);
    customer.matcher.merge(customer.state, visitor.restored().state, Person.T + 300, customer);
    customer.at(320, "d", "buy").at(1_000, "e", "cart").at(1_020, "f", "buy");
    assertThat(customer.found).containsExactly("p0/1 match cart=e paid=f @1020 4");
  }

  @Test
  void mergingIsAsIfThereHadBeenOnePerson() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      PatternBook book =
          Person.book(CART, CART.replace("'within'", "'after_match':'no_skip','within'"));
      Person one = new Person(book);
      Person visitor = new Person(book);
      Person customer = new Person(book);
      long at = 0;
      for (int i = 0; i < 12; i++) {
        at += 1 + random.nextInt(7); // All of it within the window, which is what both keep.
        String name = random.nextBoolean() ? "cart" : "buy";
        one.at(at, "e" + i, name);
        (random.nextBoolean() ? visitor : customer).at(at, "e" + i, name);
      }
      customer.found.addAll(visitor.found);
      customer.matcher.merge(customer.state, visitor.state, Person.T + at, customer);
      customer.until(at + 1_000);
      one.until(at + 1_000);
      // What one of them found alone was given and stands; all that both find together is there.
      assertThat(customer.found).as("seed %d", seed).containsAll(one.found).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRestartAtAnyTimeChangesNothing() {
    String strict = CART.replace("'where':'kind", "'contiguity':'strict','where':'kind");
    String loop =
        CART.replace("'name':'paid'", "'name':'paid','times':'2..3'")
            .replace("'within'", "'after_match':'skip_past_last','within'");
    for (long seed = 1; seed <= 200; seed++) {
      List<String> steady = walk(seed, false, CART, strict, loop);
      assertThat(walk(seed, true, CART, strict, loop)).as("seed %d", seed).isEqualTo(steady);
    }
  }

  private static List<String> walk(long seed, boolean restarts, String... patterns) {
    Random random = new Random(seed);
    Person person = new Person(Person.book(patterns));
    String[] names = {"cart", "buy", "other"};
    long at = 0;
    for (int i = 0; i < 40; i++) {
      at += random.nextInt(40);
      person.at(at, "e" + i, names[random.nextInt(3)]);
      if (restarts) {
        person.restored();
      }
    }
    return person.until(at + 1_000).found;
  }

  @Test
  void whatBeganUnderAnOrderThatIsForgottenGoesOn() {
    PatternBook book = Person.book();
    Person.order(book, "p", 1, 1, 0, Mode.LIVE, OnOff.FINISH, CART);
    Person before = new Person(book);
    before.at(0, "a", "cart").restored();
    // After a restart the log holds the last order alone.
    PatternBook later = Person.book();
    Person.order(later, "p", 1, 2, Person.T + 50, Mode.OFF, OnOff.FINISH, CART);
    Person after = new Person(later);
    after.state = before.state;
    after.at(10, "b", "buy");
    assertThat(after.found).containsExactly("p/1 match cart=a paid=b @10 4");
  }

  @Test
  void aVersionThatFailsIsSwitchedOffAndStopsNothing() {
    PatternBook book = Person.book(CART, CART);
    TenantPatterns patterns = book.of("acme");
    PatternVersion first = patterns.all().iterator().next();
    Person person = new Person(book);
    person.at(0, "a", "cart");
    patterns.fail(first, "for the test");
    person.at(200, "b", "cart").at(210, "c", "buy");
    assertThat(person.found)
        .containsExactly("p1/1 dead end cart=a @100 2", "p1/1 match cart=b paid=c @210 4");
  }
}
