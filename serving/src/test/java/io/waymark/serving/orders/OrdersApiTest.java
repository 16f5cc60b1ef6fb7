package io.waymark.serving.orders;

import static io.waymark.serving.query.TestingReader.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantViews;
import io.waymark.serving.query.TestingReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OrdersApiTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

  private static Answer get(TestingReader rows, String path) {
    Standpoint standpoint = new Standpoint(new AsOf(rows), TenantViews.PLAIN, NOON);
    OrdersApi api = new OrdersApi(new OrdersService(new OrdersQueries(rows), standpoint));
    return new ContractDispatcher(
            api.routes(),
            header -> new Caller("main", "EUR", Role.READ, "k"),
            new RequestLog(new CollectorRegistry()))
        .dispatch(Request.get("/api/v1/analytics/orders/" + path));
  }

  private static Row money(String currency, String ts, long lines, String bought, String back) {
    return row(
        "money",
        currency,
        "first_line",
        ts,
        "line_count",
        lines,
        "refund_count",
        1,
        "bought",
        bought,
        "given_back",
        back,
        "left_over",
        new java.math.BigDecimal(bought).subtract(new java.math.BigDecimal(back)));
  }

  @Test
  void theNetValueIsWhatRefundsLeaveAndTheTimeThatOfTheFirstLine() {
    TestingReader rows =
        new TestingReader()
            .when(
                "order.sql",
                money("EUR", "2026-11-01T10:00:00Z", 2, "42", "5"),
                money("USD", "2026-10-01T10:00:00Z", 0, "0", "1"));
    assertThat(new String(get(rows, "o1").body(), UTF_8))
        .startsWith(
            "{\"order_id\":\"o1\",\"ts\":\"2026-11-01T10:00:00.000Z\",\"lines\":2,\"refunds\":2,"
                + "\"by_currency\":{\"EUR\":{\"revenue\":42.00,\"refunded\":5.00,\"net\":37.00},"
                + "\"USD\":{\"revenue\":0.00,\"refunded\":1.00,\"net\":-1.00}}");
    assertThat(rows.asked)
        .filteredOn(asked -> asked.query().equals("order.sql"))
        .allSatisfy(asked -> assertThat(asked.parameters()).containsEntry("order", "o1"));
  }

  @Test
  void anOrderThatOnlyRefundsNameHasTheirTime() {
    TestingReader rows =
        new TestingReader().when("order.sql", money("EUR", "2026-10-01T10:00:00Z", 0, "0", "1"));
    assertThat(new String(get(rows, "o1").body(), UTF_8)).contains("2026-10-01T10:00:00.000Z");
  }

  @Test
  void anOrderThatNobodyNamesIsUnknown() {
    assertThat(get(new TestingReader(), "o1").status()).isEqualTo(404);
    assertThat(get(new TestingReader(), "o1?from=2026-11-01").status()).isEqualTo(400);
  }
}
