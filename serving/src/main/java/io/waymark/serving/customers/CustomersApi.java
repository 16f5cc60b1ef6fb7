package io.waymark.serving.customers;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;

/**
 * {@code GET /api/v1/analytics/customers/{id}/behavior}: what a customer or visitor did.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/analytics/customers/c1/behavior?limit=1'
 *
 * {"customer_id":"c1","identified":true,"anonymous_ids":["v1"],"events":4,"touch_count":2,...,
 *  "channel_mix":[{"channel":"email","touches":2,"share":1.0}],"engagement":{"score":58,...},
 *  "touches":[{"event_id":"e2","ts":"2026-11-01T11:00:00.000Z","kind":"touch",...}],
 *  "next_cursor":"MTc2...","as_of":"2026-11-01T18:00:00.000Z"}
 * }</pre>
 */
public final class CustomersApi {

  private final CustomersService service;

  /** The API over that service. */
  public CustomersApi(CustomersService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/analytics/customers/{id}/behavior", Access.READ, this::behavior)
            .cached()
            .deferrable());
  }

  private Answer behavior(Call call) {
    return Answer.json(service.behavior(call.caller(), BehaviorRequest.of(call)));
  }
}
