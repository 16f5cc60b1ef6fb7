package io.waymark.serving.orders;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;

/**
 * {@code GET /api/v1/analytics/orders/{id}}: what an order brought in, gross and net of refunds.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" http://localhost:8091/api/v1/analytics/orders/o1
 *
 * {"order_id":"o1","ts":"2026-11-01T10:05:00.000Z","lines":2,"refunds":1,
 *  "by_currency":{"EUR":{"revenue":42.00,"refunded":5.00,"net":37.00}},"as_of":...}
 * }</pre>
 */
public final class OrdersApi {

  private final OrdersService service;

  /** The API over that service. */
  public OrdersApi(OrdersService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/analytics/orders/{id}", Access.READ, this::order).cached());
  }

  private Answer order(Call call) {
    call.allowParameters();
    return Answer.json(service.order(call.caller(), call.pathParameter("id")));
  }
}
