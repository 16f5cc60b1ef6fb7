package io.waymark.serving.app;

import io.waymark.serving.access.AuditApi;
import io.waymark.serving.access.KeysApi;
import io.waymark.serving.access.TenantsApi;
import io.waymark.serving.config.ConfigApi;
import io.waymark.serving.customers.CustomersApi;
import io.waymark.serving.dashboard.ChannelsApi;
import io.waymark.serving.dashboard.PulseApi;
import io.waymark.serving.dashboard.SummaryApi;
import io.waymark.serving.docs.DocsApi;
import io.waymark.serving.docs.PageApi;
import io.waymark.serving.erase.ErasuresApi;
import io.waymark.serving.events.EventsApi;
import io.waymark.serving.events.RejectedApi;
import io.waymark.serving.health.HealthApi;
import io.waymark.serving.http.Route;
import io.waymark.serving.operations.OperationsApi;
import io.waymark.serving.orders.OrdersApi;
import io.waymark.serving.patterns.PatternRoutes;
import io.waymark.serving.segment.SegmentApi;
import java.util.List;
import java.util.stream.Stream;

/** The table of contents. Each API lists its routes beside their handlers. */
record Routes(
    PageApi page,
    DocsApi docs,
    HealthApi health,
    EventsApi events,
    SegmentApi segment,
    RejectedApi rejected,
    SummaryApi summary,
    ChannelsApi channels,
    CustomersApi customers,
    ErasuresApi erasures,
    OrdersApi orders,
    PulseApi pulse,
    PatternRoutes patterns,
    TenantsApi tenants,
    KeysApi keys,
    AuditApi audit,
    ConfigApi config,
    OperationsApi operations) {

  List<Route> all() {
    return Stream.of(
            page.routes(), // /  /page/{file}
            docs.routes(), // /openapi.yaml  /openapi.json  /problems  /problems/{type}  /docs
            // /docs/{file}
            health.routes(), // /health/live  /health/ready  /metrics
            events.routes(), // POST /api/v1/events
            segment.routes(), // POST /v1/track and the other calls of Segment's
            rejected.routes(), // /api/v1/events/rejected
            summary.routes(), // /api/v1/analytics/dashboard/summary
            channels.routes(), // /api/v1/analytics/dashboard/channels
            customers.routes(), // /api/v1/analytics/customers/{id}/behavior
            erasures.routes(), // DELETE /api/v1/customers/{id}  …/export  /api/v1/erasures/{id}
            orders.routes(), // /api/v1/analytics/orders/{id}
            pulse.routes(), // /api/v1/system/pulse
            patterns.routes(), // /api/v1/patterns  /api/v1/patterns/{id}  …/promote  …/backtests
            tenants.routes(), // /api/v1/tenants  /api/v1/tenants/{tenant}
            keys.routes(), // /api/v1/keys  /api/v1/keys/{key}  /api/v1/keys/{key}/rotate
            audit.routes(), // /api/v1/audit
            config.routes(), // /api/v1/config  …/versions  …/versions/{version}  POST …/validate
            operations.routes()) // /api/v1/operations  …/{id}  …/{id}/result  POST …/{id}/cancel
        .flatMap(List::stream)
        .toList();
  }
}
