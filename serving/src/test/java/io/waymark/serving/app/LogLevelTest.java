package io.waymark.serving.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** An HTTP client on DEBUG writes down headers and bodies: keys and payloads. */
class LogLevelTest {

  @AfterEach
  void back() {
    Main.logAt("INFO");
  }

  @ParameterizedTest
  @CsvSource({"DEBUG, INFO", "TRACE, INFO", "INFO, INFO", "WARN, WARN", "ERROR, ERROR"})
  void onlyOurOwnClassesSpeakBelowInfo(String level, String others) {
    Main.logAt(level);
    assertThat(of("org.apache.hc.client5.http.wire").getEffectiveLevel())
        .isEqualTo(Level.toLevel(others));
    assertThat(of("io.waymark.serving.http").getEffectiveLevel()).isEqualTo(Level.toLevel(level));
  }

  private static Logger of(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
