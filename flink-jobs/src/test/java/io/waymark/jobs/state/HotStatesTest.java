package io.waymark.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.jobs.state.HotStates.Hot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HotStatesTest {
  private final List<String> stored = new ArrayList<>();
  private final HotStates<String> states = new HotStates<>(4, hot -> stored.add(hot.key));

  private Hot<String> add(String key) {
    Hot<String> hot = new Hot<>(key, key, Long.MAX_VALUE);
    states.put(hot);
    return hot;
  }

  @Test
  void keepsWhatWasUsedLast() {
    add("a");
    add("b");
    add("c");
    assertThat(states.get("a")).isNotNull();
    add("d");
    add("e");
    assertThat(states.get("b")).isNull();
    assertThat(states.get("a")).isNotNull();
  }

  @Test
  void neverKeepsMoreThanItsLimit() {
    IntStream.range(0, 100).forEach(i -> add("k" + i));
    long kept = IntStream.range(0, 100).filter(i -> states.get("k" + i) != null).count();
    assertThat(kept).isLessThanOrEqualTo(4);
  }

  @Test
  void storesEachChangedStateOnceInTheOrderOfTheChanges() {
    Hot<String> a = add("a");
    Hot<String> b = add("b");
    states.markChanged(b);
    states.markChanged(a);
    states.markChanged(b);
    states.storeChanged();
    assertThat(stored).containsExactly("b", "a");
    states.storeChanged();
    assertThat(stored).hasSize(2);
  }

  @Test
  void storesOnTheWayOutWhatChangedAndNotAgainLater() {
    states.markChanged(add("a"));
    IntStream.range(0, 8).forEach(i -> add("k" + i));
    assertThat(stored).containsExactly("a");
    states.storeChanged();
    assertThat(stored).containsExactly("a");
  }

  @Test
  void forgetsWhatIsRemoved() {
    add("a");
    states.remove("a");
    assertThat(states.get("a")).isNull();
  }

  /** Of four, two a generation: a is in the older one when the third and the fourth come. */
  @Test
  void keepsWhatWillBeNeededInAMoment() {
    states.reached(100);
    Hot<String> due = new Hot<>("a", "a", 100);
    states.put(due);
    IntStream.range(0, 4).forEach(i -> add("k" + i));
    assertThat(states.get("a")).isSameAs(due);
  }

  @Test
  void keepsNothingForATimeThatIsFarAway() {
    states.reached(100);
    states.put(new Hot<>("a", "a", 101));
    IntStream.range(0, 4).forEach(i -> add("k" + i));
    assertThat(states.get("a")).isNull();
  }
}
