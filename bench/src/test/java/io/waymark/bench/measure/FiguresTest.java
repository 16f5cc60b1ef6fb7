package io.waymark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Machine MACHINE = new Machine("a \"fast\" one", 2, 8, "25", "Linux");

  @Test
  void isOneLineOfJsonInTheOrderOfTheFigures() {
    Figures figures =
        new Figures("line", MACHINE, "abc")
            .put("full_events_per_s", 41_234.56)
            .put("full_over_bare", 0.512345)
            .put("spread", 0)
            .put("checkpoint_ms", 120);
    assertThat(figures.toJson())
        .isEqualTo(
            "{\"name\":\"line\",\"full_events_per_s\":41235,\"full_over_bare\":0.5123,"
                + "\"spread\":0,\"checkpoint_ms\":120,\"machine\":{\"cpu\":\"a \\\"fast\\\" one\","
                + "\"cores\":2,\"memory_gb\":8,\"jdk\":\"25\",\"os\":\"Linux\"},"
                + "\"commit\":\"abc\"}");
  }
}
