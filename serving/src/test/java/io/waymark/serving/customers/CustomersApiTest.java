package io.waymark.serving.customers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.core.meaning.Meaning;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.TestingReader;
import io.waymark.serving.query.TestingShop;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersApiTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

  private static Answer get(TestingReader rows, String query) {
    Standpoint standpoint =
        new Standpoint(
            new AsOf(rows),
            caller ->
                new TenantView(
                    ZoneId.of("Europe/Berlin"),
                    DayOfWeek.MONDAY,
                    "EUR",
                    Meaning.SHIPPED.money(),
                    3),
            NOON);
    CustomersApi api =
        new CustomersApi(new CustomersService(new CustomersQueries(rows), standpoint));
    return new ContractDispatcher(
            api.routes(),
            header -> new Caller("main", "EUR", Role.READ, "k"),
            new RequestLog(new CollectorRegistry()))
        .dispatch(Request.get("/api/v1/analytics/customers/c1/behavior" + query));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  void thePageEndsWithACursorWhereThereIsMore() {
    String page = text(get(TestingShop.reader(), "?limit=1"));
    // echo -n "1793534400000 e3" | base64 (GNU coreutils 9.1)
    assertThat(page).contains("\"next_cursor\":\"MTc5MzUzNDQwMDAwMCBlMw\"");
    assertThat(text(get(TestingShop.reader(), "?limit=2"))).contains("\"next_cursor\":null");
  }

  @Test
  void hoursAreThoseOfTheTenant() {
    TestingReader rows = TestingShop.reader();
    assertThat(text(get(rows, "")))
        .contains(
            "\"completeness\":1.0",
            "\"definition\":{\"name\":\"behavior\",\"version\":1,\"meaning_version\":3}",
            "\"tenant_time_zone\":\"Europe/Berlin\",\"currency\":\"EUR\"");
    assertThat(rows.asked)
        .filteredOn(asked -> asked.query().equals("times.sql"))
        .allSatisfy(asked -> assertThat(asked.parameters()).containsEntry("zone", "Europe/Berlin"));
  }

  @Test
  void whatIsKnownOfThePersonStandsBesideTheEvents() {
    assertThat(text(get(TestingShop.reader(), "")))
        .contains(
            "\"properties\":{\"plan\":\"gold\"},"
                + "\"consent\":{\"analytics\":\"given\",\"advertising\":\"unsaid\"}");
  }

  @Test
  void aCustomerWithoutEventsIsUnknown() {
    TestingReader nobody =
        new TestingReader()
            .when(
                "person.sql",
                TestingReader.row("named", 0, "visited", 0, "aliases", 0, "became", ""));
    assertThat(get(nobody, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"?limit=0", "?limit=501", "?kind=party", "?cursor=!", "?cursor=eA", "?page=2"})
  void mistakesAreBadRequests(String query) {
    assertThat(get(TestingShop.reader(), query).status()).isEqualTo(400);
  }
}
