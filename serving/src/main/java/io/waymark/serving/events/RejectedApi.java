package io.waymark.serving.events;

import io.waymark.serving.events.RejectedQueries.Letter;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.TimeCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/events/rejected}: the newest events that were refused, and why.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" 'http://localhost:8091/api/v1/events/rejected?limit=1'
 *
 * {"rejected":[{"key":"0d4c.../0","reason":"missing_person","detail":"customer_id or ...",
 *   "source":"","received":"2026-11-01T10:00:00.000Z","payload":"{\"event_id\":\"e1\"}"}],
 *  "next_cursor":"MTc2MTk5MTIwMDAwMCAwZDRjLi4uLzA"}
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

  /** What is answered. */
  record Page(List<Letter> rejected, @Nullable String nextCursor) {}

  private Answer rejected(Call call) {
    call.allowParameters("limit", "cursor");
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    TimeCursor before = TimeCursor.parse(call.parameter("cursor", ""));
    List<Letter> found = queries.before(call.caller().tenant(), before, limit + 1);
    boolean more = found.size() > limit;
    return Answer.json(
        new Page(
            more ? found.subList(0, limit) : found,
            more ? found.get(limit - 1).cursor().text() : null));
  }
}
