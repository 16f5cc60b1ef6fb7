package io.waymark.serving.dashboard;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.util.List;

/**
 * {@code GET /api/v1/system/pulse}: what the first page shows of the moment.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" http://localhost:8091/api/v1/system/pulse
 *
 * {"events":4,"rejected":1,"late":0,"repeated":0,"filtered":0,
 *  "rates":[{"at":"2026-11-01T10:00:00.000Z","events_per_second":0.4}],
 *  "as_of":"2026-11-01T10:00:03.000Z","completeness":1.0,...}
 * }</pre>
 */
public final class PulseApi {

  private final PulseQueries queries;

  /** The API over those queries. */
  public PulseApi(PulseQueries queries) {
    this.queries = queries;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/system/pulse", Access.READ, this::pulse).cached());
  }

  private Answer pulse(Call call) {
    call.allowParameters();
    return Answer.json(queries.pulse(call.caller()));
  }
}
