package io.waymark.serving.query;

import static io.waymark.serving.query.TestingReader.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AsOfTest {

  private static final Row NO_CLOCK = row("as_of", null);

  @Test
  void isEmptyAtFirstAndNeverGoesBack() {
    TestingReader reader = new TestingReader();
    AsOf asOf = new AsOf(reader);

    reader.when("as_of.sql", NO_CLOCK);
    assertThat(asOf.read()).isEmpty();
    reader.when("as_of.sql", row("as_of", "2026-11-01T10:00:00Z"));
    assertThat(asOf.read()).contains(Instant.parse("2026-11-01T10:00:00Z"));
    reader.when("as_of.sql", row("as_of", "2026-11-01T09:00:00Z"));
    assertThat(asOf.read()).contains(Instant.parse("2026-11-01T10:00:00Z"));
    reader.when("as_of.sql", NO_CLOCK);
    assertThat(asOf.read()).contains(Instant.parse("2026-11-01T10:00:00Z"));
  }
}
