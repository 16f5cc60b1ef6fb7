package io.waymark.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {
  private static final int PEOPLE = 100_000;

  private static long taken(Share share, String pattern) {
    return IntStream.range(0, PEOPLE).filter(i -> share.takes(pattern, "c" + i)).count();
  }

  @Test
  void twoSharesSideBySideDivideThePeople() {
    Share canary = new Share(0, 0.1);
    Share rest = new Share(0.1, 1);
    assertThat(taken(canary, "a") + taken(rest, "a")).isEqualTo(PEOPLE);
    assertThat(taken(Share.ALL, "a")).isEqualTo(PEOPLE);
  }

  @Test
  void aShareIsAsLargeAsItSays() {
    // Binomial(100,000, 0.1): mean 10,000, standard deviation 94.9; five of them on either side.
    for (String pattern : new String[] {"a", "b", "abandoned-cart"}) {
      assertThat(taken(new Share(0, 0.1), pattern)).isBetween(9_525L, 10_475L);
    }
  }

  @Test
  void canariesOfTwoPatternsTakeDifferentPeople() {
    Share share = new Share(0, 0.1);
    long both =
        IntStream.range(0, PEOPLE)
            .filter(i -> share.takes("a", "c" + i) && share.takes("b", "c" + i))
            .count();
    // Independent: binomial(100,000, 0.01), mean 1,000, standard deviation 31.5.
    assertThat(both).isBetween(842L, 1_158L);
  }
}
