package io.waymark.serving.events;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/v1/events/rejected}: the newest events that were refused, and why.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" 'http://localhost:8091/api/v1/events/rejected?limit=1'
 *
 * {"rejected":[{"key":"0d4c.../0","reason":"missing_person","detail":"customer_id or ...",
 *   "source":"","received":"2026-11-01T10:00:00.000Z","payload":"{\"event_id\":\"e1\"}"}]}
 * }</pre>
 */
public final class RejectedApi {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 1_000;

  private final RejectedQueries queries;

  /** The API over those queries. */
  public RejectedApi(RejectedQueries queries) {
    this.queries = queries;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/events/rejected", Access.READ, this::rejected).cached());
  }

  private Answer rejected(Call call) {
    call.allowParameters("limit");
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    return Answer.json(Map.of("rejected", queries.newest(call.caller().tenant(), limit)));
  }
}
