package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickHouseUrlTest {

  @Test
  void aHostAloneIsEnough() {
    ClickHouseUrl url = ClickHouseUrl.parse("http://clickhouse");

    assertThat(url)
        .isEqualTo(new ClickHouseUrl("http://clickhouse:8123", "default", "", "default", false));
  }

  @Test
  void userPasswordPortAndDatabaseAreRead() {
    ClickHouseUrl url =
        ClickHouseUrl.parse("https://me:p%40ss+w%3Ard@ch.example:8443/waymark?compress=true");

    assertThat(url)
        .isEqualTo(
            new ClickHouseUrl("https://ch.example:8443", "me", "p@ss+w:rd", "waymark", true));
  }

  @Test
  void thePasswordIsNeverShown() {
    assertThat(ClickHouseUrl.parse("http://me:secret@host/db").toString())
        .isEqualTo("http://host:8123/db as me");
    assertThatThrownBy(() -> ClickHouseUrl.parse("http://me:secret@ho st/db"))
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host:8123", "tcp://host:9000", "http://host/a/b", "http://host/db?x=1"})
  void anythingElseIsRefusedWithTheFormThatIsWanted(String text) {
    assertThatThrownBy(() -> ClickHouseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLICKHOUSE_URL")
        .hasMessageContaining("http://user:password@host:8123/database");
  }
}
