package io.waymark.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs after all other classes (junit-platform.properties) and looks back. */
@Order(Integer.MAX_VALUE)
class EveryRouteIsTestedTest {

  @Test
  void everyOperationOfTheDocumentWasAskedByATest() {
    assumeTrue(System.getProperty("test") == null, "only a part of the tests has run");
    Set<String> documented =
        ApiDocument.SHIPPED.operations().stream()
            .map(ApiDocument.Operation::name)
            .collect(Collectors.toSet());
    assertThat(TestedRoutes.all()).containsAll(documented);
  }
}
