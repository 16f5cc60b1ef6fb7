package io.waymark.serving.dashboard;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /api/v1/analytics/dashboard/channels}: conversions by channel over time. It takes the
 * parameters of the summary. A conversion that names no channel itself counts for the last one that
 * its journey touched.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/analytics/dashboard/channels?from=2026-11-01&grain=day'
 *
 * {"channels":[{"channel":"email","conversions":1,
 *   "series":[{"from":"2026-11-01T00:00:00.000Z","conversions":1}]}]}
 * }</pre>
 */
public final class ChannelsApi {

  private final ChannelsQueries queries;

  /** The API over those queries. */
  public ChannelsApi(ChannelsQueries queries) {
    this.queries = queries;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/analytics/dashboard/channels", Access.READ, this::channels));
  }

  private Answer channels(Call call) {
    SummaryRequest request = SummaryRequest.of(call);
    return Answer.json(Map.of("channels", queries.channels(call.caller(), request)));
  }
}
