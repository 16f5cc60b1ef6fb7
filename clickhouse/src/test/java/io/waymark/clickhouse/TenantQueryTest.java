package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantQueryTest {

  @Test
  void aReadWithoutTenantIsRefused() {
    assertThatThrownBy(() -> TenantQuery.of("all.sql", "SELECT * FROM events"))
        .hasMessageContaining("all.sql")
        .hasMessageContaining("{tenant:String}");
    assertThatThrownBy(() -> TenantQuery.of("all.sql", "SELECT 1 -- {tenant:String}"))
        .hasMessageContaining("{tenant:String}");
    assertThatCode(() -> TenantQuery.of("a.sql", "SELECT 1 WHERE tenant = {tenant:String}"))
        .doesNotThrowAnyException();
  }

  @Test
  void theTenantIsNoFreeParameter() {
    TenantQuery query = TenantQuery.of("a.sql", "SELECT {tenant:String}");
    try (ClickHouse nobody = ClickHouse.open(ClickHouseUrl.parse("http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> query.run(nobody, "a", Map.of("tenant", "b"), row -> row))
          .hasMessageContaining("not a free parameter");
    }
  }
}
