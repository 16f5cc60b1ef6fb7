package io.waymark.serving.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.TestingReader;
import io.waymark.serving.query.TestingShop;
import io.waymark.serving.query.Times;
import java.io.IOException;
import java.time.Instant;
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
                + "\"payload\":\"{\\\"ts\\\":1}\"}],\"next_cursor\":null}");
    assertThat(rows.asked.get(0).parameters()).containsEntry("limit", 8);
  }

  @Test
  void aPageThatIsFullLeadsToTheNext() throws IOException {
    rows.when("rejected.sql", letter("r/2"), letter("r/1"));
    JsonNode first = new ObjectMapper().readTree(get("?limit=1").body());
    assertThat(first.path("rejected")).hasSize(1);
    get("?limit=1&cursor=" + first.path("next_cursor").asText());
    assertThat(rows.asked.get(1).parameters())
        .containsEntry("before_ts", Times.bound(Instant.parse("2026-11-01T12:00:00Z")))
        .containsEntry("before_key", "r/2");
  }

  private static Row letter(String key) {
    return TestingReader.row(
        "key",
        key,
        "reason",
        "bad_ts",
        "detail",
        "",
        "source",
        "",
        "received",
        "2026-11-01T12:00:00Z",
        "payload",
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=1001",
        "?limit=ten",
        "?limit=1&limit=2",
        "?from=1",
        "?cursor=!"
      })
  void mistakesAreBadRequests(String query) {
    assertThat(get(query).status()).isEqualTo(400);
  }
}
