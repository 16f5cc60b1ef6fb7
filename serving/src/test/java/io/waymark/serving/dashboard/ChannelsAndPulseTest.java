package io.waymark.serving.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantViews;
import io.waymark.serving.query.TestingReader;
import io.waymark.serving.query.TestingShop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelsAndPulseTest {

  private final TestingReader rows = TestingShop.reader();
  private final Standpoint standpoint =
      new Standpoint(
          new AsOf(rows),
          TenantViews.PLAIN,
          Clock.fixed(Instant.parse("2026-11-01T12:05:00Z"), ZoneOffset.UTC));
  private final List<Route> routes =
      Stream.concat(
              new ChannelsApi(new ChannelsQueries(new SummaryQueries(rows)), standpoint)
                  .routes().stream(),
              new PulseApi(new PulseQueries(rows, standpoint)).routes().stream())
          .toList();

  private String get(String path) {
    Answer answer =
        new ContractDispatcher(
                routes,
                header -> new Caller("main", "USD", Role.READ, "k"),
                new RequestLog(new CollectorRegistry()))
            .dispatch(Request.get(path));
    assertThat(answer.status()).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }

  @Test
  void channelsHaveTheirConversionsAndWhereTheyComeFrom() {
    assertThat(get("/api/v1/analytics/dashboard/channels?range=this_month"))
        .contains(
            "{\"channels\":[{\"channel\":\"email\",\"conversions\":1,\"series\":[{\"from\":"
                + "\"2026-11-01T00:00:00.000Z\",\"conversions\":1}]}]",
            "\"name\":\"channel_conversions\"",
            // 12 h 00 of 12 h 05 min: 0.99310.
            "\"completeness\":0.9931");
    assertThat(rows.asked)
        .anySatisfy(asked ->
            assertThat(asked.parameters())
                .containsEntry("from", "2026-11-01 00:00:00.000")
                .containsEntry("to", "2026-12-01 00:00:00.000"));
  }

  @Test
  void thePulseIsThatOfTheLastTenMinutes() {
    assertThat(get("/api/v1/system/pulse"))
        .contains("\"events\":4", "\"events_per_second\":0.4", "\"completeness\":0.5");
  }
}
