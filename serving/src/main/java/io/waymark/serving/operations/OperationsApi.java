package io.waymark.serving.operations;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/operations}, {@code /api/v1/operations/{id}}, its {@code /result}, and {@code
 * POST /api/v1/operations/{id}/cancel}.
 *
 * <pre>{@code
 * curl -i -H "Authorization: Bearer $KEY" -H 'Prefer: respond-async' \
 *   http://localhost:8091/api/v1/analytics/dashboard/summary
 *
 * HTTP/1.1 202 Accepted
 * Location: /api/v1/operations/6f1c...
 *
 * curl -H "Authorization: Bearer $KEY" http://localhost:8091/api/v1/operations/6f1c...
 *
 * {"id":"6f1c...","kind":"GET /api/v1/analytics/dashboard/summary","state":"succeeded",
 *  "progress":1.0,"step":"","created":"2026-11-01T10:00:00.000Z",
 *  "finished":"2026-11-01T10:00:01.000Z","result":"/api/v1/operations/6f1c.../result"}
 * }</pre>
 */
public final class OperationsApi {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final String ONE = "/api/v1/operations/{id}";

  private final OperationStore store;
  private final Clock clock;

  /** The API over that store. */
  public OperationsApi(OperationStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/operations", Access.READ, this::newest),
        Route.get(ONE, Access.READ, this::one),
        Route.get(ONE + "/result", Access.READ, this::result),
        Route.post(ONE + "/cancel", Access.READ, this::cancel));
  }

  /** A page, newest first. */
  record Page(List<Operation> operations, @Nullable String nextCursor) {}

  private Answer newest(Call call) {
    call.allowParameters("limit", "cursor");
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    String before = call.parameter("cursor", "");
    if (!before.matches("[0-9a-f-]{0,36}")) {
      throw Problems.invalidParameter(
          "cursor", "is '" + Problems.shown(before) + "'", "give next_cursor of the page before");
    }
    List<Operation> found =
        store.newest(call.caller().tenant(), before, limit + 1, clock.instant());
    boolean more = found.size() > limit;
    List<Operation> page = more ? found.subList(0, limit) : found;
    return Answer.json(new Page(page, more ? page.get(limit - 1).id() : null));
  }

  private Answer one(Call call) {
    call.allowParameters();
    return Answer.json(find(call));
  }

  private Answer result(Call call) {
    call.allowParameters();
    Operation operation = find(call);
    return store
        .result(call.caller().tenant(), operation.id())
        .filter(answer -> answer.body().length > 0)
        .orElseThrow(() ->
            Problems.notFound(
                "the operation is " + operation.state() + " and has no result",
                "ask " + Operation.path(operation.id()) + " until its state is succeeded"));
  }

  private Answer cancel(Call call) {
    call.allowParameters();
    Operation operation = find(call);
    if (!operation.isRunning()) {
      throw Problems.conflict(
          "the operation is " + operation.state() + " already",
          "only a running one can be cancelled");
    }
    store.cancel(call.caller().tenant(), operation.id());
    return Answer.json(202, operation).withHeader("Location", Operation.path(operation.id()));
  }

  private Operation find(Call call) {
    String id = call.pathParameter("id");
    return store
        .find(call.caller().tenant(), id, clock.instant())
        .orElseThrow(() ->
            Problems.notFound(
                "no operation has the id '" + Problems.shown(id) + "'",
                "operations are kept for a day after their end"));
  }
}
