package io.waymark.serving.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.TestingReader;
import io.waymark.serving.query.TestingShop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedApiTest {

  private final TestingReader rows = TestingShop.reader();
  private final ContractDispatcher dispatcher =
      new ContractDispatcher(
          new RejectedApi(new RejectedQueries(rows)).routes(),
          header -> new Caller("main", "USD", Role.READ, "k"),
          new RequestLog(new CollectorRegistry()));

  private Answer get(String query) {
    return dispatcher.dispatch(Request.get("/api/v1/events/rejected" + query));
  }

  @Test
  void theNewestAreListedAsTheyCame() {
    assertThat(new String(get("?limit=7").body(), UTF_8))
        .isEqualTo(
            "{\"rejected\":[{\"key\":\"r/0\",\"reason\":\"bad_ts\",\"detail\":\"ts is 1\","
                + "\"source\":\"\",\"received\":\"2026-11-01T12:00:00.000Z\","
                + "\"payload\":\"{\\\"ts\\\":1}\"}]}");
    assertThat(rows.asked.get(0).parameters()).containsEntry("limit", 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=ten", "?limit=1&limit=2", "?from=1"})
  void mistakesAreBadRequests(String query) {
    assertThat(get(query).status()).isEqualTo(400);
  }
}
