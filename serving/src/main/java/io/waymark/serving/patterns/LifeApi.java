package io.waymark.serving.patterns;

import io.waymark.serving.access.Actor;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.util.List;

/**
 * {@code POST /api/v1/patterns/{id}/promote|pause|rollback}.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
 *   -d '{"to":"canary","share_percent":10}' \
 *   http://localhost:8091/api/v1/patterns/abandoned-cart/promote
 *
 * {"id":"abandoned-cart","name":"Abandoned cart","state":"canary","version":2,...}
 * }</pre>
 */
public final class LifeApi {

  private final LifeService service;

  /** The API over that service. */
  public LifeApi(LifeService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(PatternsApi.ONE + "/promote", Access.ADMIN, this::promote),
        Route.post(PatternsApi.ONE + "/pause", Access.ADMIN, this::pause),
        Route.post(PatternsApi.ONE + "/rollback", Access.ADMIN, this::rollback));
  }

  private Answer promote(Call call) throws IOException {
    call.allowParameters();
    Step step = Step.promotion(call);
    return Answer.json(service.promote(Actor.of(call), call.pathParameter("id"), step));
  }

  private Answer pause(Call call) throws IOException {
    call.allowParameters();
    Step step = Step.stop(call);
    return Answer.json(service.pause(Actor.of(call), call.pathParameter("id"), step));
  }

  private Answer rollback(Call call) throws IOException {
    call.allowParameters();
    Step step = Step.stop(call);
    return Answer.json(service.rollback(Actor.of(call), call.pathParameter("id"), step));
  }
}
