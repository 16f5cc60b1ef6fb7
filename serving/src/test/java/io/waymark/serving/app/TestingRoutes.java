package io.waymark.serving.app;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.access.TestingAccess;
import io.waymark.serving.config.TestingConfig;
import io.waymark.serving.customers.CustomersApi;
import io.waymark.serving.customers.CustomersQueries;
import io.waymark.serving.customers.CustomersService;
import io.waymark.serving.dashboard.ChannelsApi;
import io.waymark.serving.dashboard.ChannelsQueries;
import io.waymark.serving.dashboard.PulseApi;
import io.waymark.serving.dashboard.PulseQueries;
import io.waymark.serving.dashboard.SummaryApi;
import io.waymark.serving.dashboard.SummaryQueries;
import io.waymark.serving.dashboard.SummaryService;
import io.waymark.serving.docs.DocsApi;
import io.waymark.serving.docs.PageApi;
import io.waymark.serving.erase.TestingErasures;
import io.waymark.serving.events.EventsApi;
import io.waymark.serving.events.EventsService;
import io.waymark.serving.events.IntakeLimits;
import io.waymark.serving.events.RejectedApi;
import io.waymark.serving.events.RejectedQueries;
import io.waymark.serving.health.HealthApi;
import io.waymark.serving.health.Readiness;
import io.waymark.serving.http.Route;
import io.waymark.serving.operations.OperationsApi;
import io.waymark.serving.operations.TestingOperations;
import io.waymark.serving.orders.OrdersApi;
import io.waymark.serving.orders.OrdersQueries;
import io.waymark.serving.orders.OrdersService;
import io.waymark.serving.patterns.PatternRoutes;
import io.waymark.serving.patterns.TestingPatterns;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantViews;
import io.waymark.serving.segment.SegmentApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The whole table of contents over fakes: the day of the {@code TestingShop}, no store, no log. */
final class TestingRoutes {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final IntakeLimits LIMITS =
      new IntakeLimits(1_000_000, 100, 50, 100, Duration.ofSeconds(1));

  private TestingRoutes() {}

  static List<Route> over(RowReader rows, CollectorRegistry registry) {
    Standpoint standpoint = new Standpoint(new AsOf(rows), TenantViews.PLAIN, CLOCK);
    SummaryQueries summaries = new SummaryQueries(rows);
    EventsService events =
        new EventsService((record, done) -> done.accept(null), LIMITS, 8_000_000, CLOCK);
    return new Routes(
            new PageApi(),
            new DocsApi(""),
            new HealthApi(new Readiness(Map.of(), Duration.ofSeconds(1)), registry),
            new EventsApi(events),
            new SegmentApi(events),
            new RejectedApi(new RejectedQueries(rows)),
            new SummaryApi(new SummaryService(summaries, standpoint), standpoint),
            new ChannelsApi(new ChannelsQueries(summaries), standpoint),
            new CustomersApi(new CustomersService(new CustomersQueries(rows), standpoint)),
            TestingErasures.api(),
            new OrdersApi(new OrdersService(new OrdersQueries(rows), standpoint)),
            new PulseApi(new PulseQueries(rows, standpoint)),
            PatternRoutes.over(new TestingPatterns(), rows, standpoint),
            TestingAccess.tenants(),
            TestingAccess.keys(),
            TestingAccess.audit(),
            TestingConfig.api(rows, CLOCK),
            new OperationsApi(new TestingOperations(), CLOCK))
        .all();
  }
}
