package io.waymark.serving.erase;

import io.waymark.serving.access.Actor;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.util.List;

/**
 * {@code DELETE /api/v1/customers/{id}}, {@code GET /api/v1/erasures/{id}} and {@code GET
 * /api/v1/customers/{id}/export}.
 *
 * <pre>{@code
 * curl -i -X DELETE -H "Authorization: Bearer $KEY" http://localhost:8091/api/v1/customers/c1
 *
 * HTTP/1.1 202 Accepted
 * Location: /api/v1/erasures/0b8a7c1e-...
 *
 * curl -H "Authorization: Bearer $KEY" 'http://localhost:8091/api/v1/erasures/0b8a7c1e-...?verify=true'
 *
 * {"id":"0b8a7c1e-...","state":"done","detail":"","erased_at":"2026-11-01T10:00:10.000Z","ids":2,
 *  "deleted":{"events":4,"conversions":1,...},"remaining":{"events":0,"conversions":0,...},
 *  "created":"2026-11-01T10:00:00.000Z","finished":"2026-11-01T10:00:07.000Z"}
 * }</pre>
 */
public final class ErasuresApi {

  private static final String CUSTOMER = "/api/v1/customers/{id}";
  private static final int DEFAULT_LIMIT = 500;
  private static final int MAX_LIMIT = 5_000;

  private final ErasureDesk desk;

  /** The API over that service. */
  public ErasuresApi(ErasureService service) {
    this((ErasureDesk) service);
  }

  ErasuresApi(ErasureDesk desk) {
    this.desk = desk;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.delete(CUSTOMER, Access.ADMIN, this::erase),
        Route.get(CUSTOMER + "/export", Access.ADMIN, this::export).cached(),
        Route.get("/api/v1/erasures/{id}", Access.ADMIN, this::receipt));
  }

  private Answer erase(Call call) {
    call.allowParameters("unseen");
    Receipt receipt = desk.erase(Actor.of(call), call.pathParameter("id"), flag(call, "unseen"));
    return Answer.json(202, receipt).withHeader("Location", receipt.path());
  }

  private Answer receipt(Call call) {
    call.allowParameters("verify");
    String id = call.pathParameter("id");
    return desk.receipt(call.caller().tenant(), id, flag(call, "verify"))
        .map(Answer::json)
        .orElseThrow(() ->
            Problems.notFound(
                "no erasure has the id '" + Problems.shown(id) + "'",
                "it is the last part of the Location that the DELETE answered"));
  }

  private Answer export(Call call) {
    call.allowParameters("limit", "cursor");
    return Answer.json(
            desk.export(
                call.caller().tenant(),
                call.pathParameter("id"),
                ExportCursor.parse(call.parameter("cursor", "")),
                call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT)))
        .withHeader("Cache-Control", "no-store");
  }

  private static boolean flag(Call call, String name) {
    String text = call.parameter(name, "false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Problems.invalidParameter(
              name, "is '" + Problems.shown(text) + "'", "give true or false");
    };
  }
}
