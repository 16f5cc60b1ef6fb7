package io.waymark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentTest {

  /** A plus sign is a blank in a query alone (WHATWG URL, application/x-www-form-urlencoded). */
  @Test
  void pathsAndQueriesAreDecodedByTheirOwnRules() {
    assertThat(Percent.segment("a+b")).isEqualTo("a+b");
    assertThat(Percent.segment("a+b%2Fc")).isEqualTo("a+b/c");
    assertThat(Percent.query("a+b=c%20d&e&a+b=f=g"))
        .containsEntry("a b", List.of("c d", "f=g"))
        .containsEntry("e", List.of(""));
    assertThat(Percent.query("")).isEmpty();
  }

  @Test
  void fiftyParametersAreTakenAndNoMore() {
    String fifty = "a=1&".repeat(49) + "a=1";
    assertThat(Percent.query(fifty)).containsEntry("a", java.util.Collections.nCopies(50, "1"));
    assertThatThrownBy(() -> Percent.query(fifty + "&a=1"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("more than 50 parameters");
  }
}
