package io.waymark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  /** The example of W3C Trace Context, 3.2.3. */
  private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void theCallersTraceIsContinued() {
    assertThat(TraceContext.of(EXAMPLE))
        .isEqualTo(new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
    assertThat(TraceContext.of(EXAMPLE.replaceFirst("00", "01") + "-more").traceId())
        .as("a later version")
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
      })
  void whatIsNoTraceIsNone(String header) {
    assertThat(TraceContext.of(header).traceId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "c-42, c-42",
    // echo -n jane@example.org | sha256sum (GNU coreutils 9.1)
    "jane@example.org, sha256:13d855ce9310",
  })
  void anIdThatCouldBeAMailAddressIsLoggedAsItsHash(String id, String logged) {
    assertThat(LoggedId.of(id)).isEqualTo(logged);
  }
}
