package io.waymark.serving.patterns;

import io.waymark.serving.access.Actor;
import io.waymark.serving.access.Page;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/patterns/{id}/backtest} and {@code …/backtests}: a pattern tried over
 * history.
 *
 * <pre>{@code
 * curl -i -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{}' \
 *   http://localhost:8091/api/v1/patterns/abandoned-cart/backtest
 *
 * HTTP/1.1 202 Accepted
 * Location: /api/v1/patterns/abandoned-cart/backtests/6f1c...
 *
 * {"id":"6f1c...","pattern":"abandoned-cart","version":1,"state":"waiting","progress":0.0,...}
 * }</pre>
 */
public final class BacktestsApi {

  private static final String BACKTESTS = PatternsApi.ONE + "/backtests";
  private static final String BACKTEST = BACKTESTS + "/{backtest}";

  private final BacktestsService service;

  /** The API over that service. */
  public BacktestsApi(BacktestsService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(PatternsApi.ONE + "/backtest", Access.ADMIN, this::begin),
        Route.get(BACKTESTS, Access.READ, this::list),
        Route.get(BACKTEST, Access.READ, this::get),
        Route.post(BACKTEST + "/cancel", Access.ADMIN, this::cancel));
  }

  record Backtests(List<Backtest> backtests, @Nullable String nextCursor) {}

  private Answer begin(Call call) throws IOException {
    call.allowParameters();
    BodyFields fields = BodyFields.read(call);
    int version = (int) fields.number("version", 0, 1, Integer.MAX_VALUE);
    Instant from = fields.time("from");
    Instant to = fields.time("to");
    if (from != null && to != null && !from.isBefore(to)) {
      fields.wrong(
          "from", "is " + from + ", not before to " + to, "from is inclusive, to exclusive");
    }
    fields.finish();
    OptionalInt which = version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
    return accepted(
        service.begin(
            Actor.of(call),
            call.pathParameter("id"),
            new BacktestsService.Wanted(which, from, to)));
  }

  private Answer list(Call call) {
    call.allowParameters("limit", "cursor");
    Page page = Page.of(call);
    List<Backtest> found = service.page(call.caller().tenant(), call.pathParameter("id"), page);
    return Answer.json(new Backtests(page.cut(found), page.next(found, Backtest::id)));
  }

  private Answer get(Call call) {
    call.allowParameters();
    return Answer.json(
        service.get(
            call.caller().tenant(), call.pathParameter("id"), call.pathParameter("backtest")));
  }

  private Answer cancel(Call call) {
    call.allowParameters();
    return accepted(
        service.cancel(
            call.caller().tenant(), call.pathParameter("id"), call.pathParameter("backtest")));
  }

  private static Answer accepted(Backtest backtest) {
    return Answer.json(202, backtest).withHeader("Location", backtest.path());
  }
}
