package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  @Test
  void aGeneratedKeyReadsBackAsItself() {
    for (int i = 0; i < 200; i++) {
      ApiKey key = ApiKey.generate();
      assertThat(ApiKey.parse(key.text())).contains(key);
    }
  }

  @Test
  void theSecretDoesNotShow() {
    ApiKey key = ApiKey.generate();
    assertThat(key.toString()).doesNotContain(key.secret()).contains(key.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wm_",
        "wm_abcd",
        "wm_abcd_",
        "wm_abcd_short",
        "xx_abcd_012345678901234567890123",
        "wm_ab'cd_012345678901234567890123",
        "wm_abcd_01234567890123456789012\n"
      })
  void otherFormsAreNoKeys(String text) {
    assertThat(ApiKey.parse(text)).isEmpty();
  }
}
