package io.waymark.serving.dashboard;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.Standpoint;
import java.util.List;

/**
 * {@code GET /api/v1/analytics/dashboard/summary}: the figures of a range.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/analytics/dashboard/summary?from=2026-11-01&to=2026-11-02'
 *
 * {"totals":{"events":4,"touches":2,"conversions":1,"customers":1,"buyers":1,"anonymous_visitors":1,
 *   "revenue":10.00,"revenue_identified":10.00,"refunds":0.00,"spend":0.00,"currency":"USD",
 *   "by_currency":{"USD":{"revenue":10.00,"revenue_identified":10.00,"refunds":0.00,"spend":0.00}}},
 *  "converted":{"currency":"USD","complete":true,"revenue":10.00,...,"apart":{}},
 *  "by_goal":{"purchase":{"kind":"purchase","conversions":1,"buyers":1,"rate":1.0000,
 *   "value":{"USD":10.00},"not_converted":{}}},
 *  "series":[{"from":"2026-11-01T00:00:00.000Z","events":4,...}],"as_of":"2026-11-01T18:00:00.000Z",
 *  "completeness":0.75,"definition":{"name":"summary","version":1,"meaning_version":0},
 *  "tenant_time_zone":"UTC","currency":"USD"}
 * }</pre>
 */
public final class SummaryApi {

  private final SummaryService service;
  private final Standpoint standpoint;

  /** The API over that service. */
  public SummaryApi(SummaryService service, Standpoint standpoint) {
    this.service = service;
    this.standpoint = standpoint;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/analytics/dashboard/summary", Access.READ, this::summary)
            .cached()
            .deferrable());
  }

  private Answer summary(Call call) {
    return Answer.json(service.summary(call.caller(), SummaryRequest.of(call, standpoint)));
  }
}
