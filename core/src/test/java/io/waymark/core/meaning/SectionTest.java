package io.waymark.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void aTextHasALimitThatIsNamedWithItsPlace() {
    String longest = "x".repeat(256);
    assertThat(Section.root(Map.of("name", longest)).text("name")).isEqualTo(longest);
    Section over = Section.root(Map.of("goal", Map.of("name", longest + "x"))).section("goal");
    assertThatThrownBy(() -> over.text("name"))
        .isInstanceOf(InvalidMeaningException.class)
        .hasMessageContaining("goal.name")
        .hasMessageContaining("has 257 characters, the limit is 256");
  }
}
