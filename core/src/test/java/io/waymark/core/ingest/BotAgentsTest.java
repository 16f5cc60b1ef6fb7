package io.waymark.core.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.wire.JsonTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotAgentsTest {
  private static byte[] list() throws IOException {
    try (InputStream in = BotAgents.class.getResourceAsStream("crawler-user-agents.json")) {
      return requireNonNull(in).readAllBytes();
    }
  }

  /** sha256sum of crawler-user-agents.json in the npm package crawler-user-agents 1.60.0. */
  @Test
  void theListIsTheReleasedOne() throws Exception {
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(list())))
        .isEqualTo("c36c67f2527f1a5340858d540c732ebbc3ec866cfc0c5717de82b22a1f8dc537");
  }

  /** The list names 2,118 user agents beside its patterns (jq '[.[].instances[]]|length' 1.6). */
  @Test
  void everyUserAgentThatTheListNamesIsABot() throws IOException {
    List<String> named = JsonTexts.of(new ByteArrayInputStream(list()), "instances");
    assertThat(named).hasSize(2_118).allMatch(BotAgents.SHIPPED::isBot);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/40.0.2214.115 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/128.0.0.0 Mobile Safari/537.36",
        "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UD1A.230803.041)",
        "Y!",
      })
  void peopleAreNot(String userAgent) {
    assertThat(BotAgents.SHIPPED.isBot(userAgent)).isFalse();
    assertThat(BotAgents.SHIPPED.isBot(userAgent)).as("remembered").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'Googlebot\\/', 'Googlebot/'",
    "'developers\\.google\\.com\\/\\+', 'developers.google.com/+'",
    "'^curl', ''",
    "'[wW]get', ''",
    "'a\\d', ''",
    "'a.b', ''",
  })
  void whatIsPlainIsRead(String pattern, String text) {
    assertThat(BotAgents.plainText(pattern)).isEqualTo(text);
  }

  @Test
  void tooShortATextIsNamed() {
    assertThatThrownBy(() -> new TextIndex(List.of("ab")))
        .hasMessage("\"ab\" has 2 characters, the least is 3");
  }
}
