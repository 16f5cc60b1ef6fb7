package io.waymark.serving.events;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Json;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST /api/v1/events}: one event, an array of them, or one a line.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
 *   -d '{"event_id":"e1","ts":"2026-11-01T10:00:00Z","customer_id":"c1","channel":"email"}' \
 *   http://localhost:8091/api/v1/events
 *
 * {"request_id":"0d4c...","received":1,"accepted":1,"rejected":0,"errors":[]}
 * }</pre>
 */
public final class EventsApi {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final String HINT = "send application/json or application/x-ndjson";

  private final EventsService service;

  /** The API over that service. */
  public EventsApi(EventsService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(Route.post("/api/v1/events", Access.WRITE, this::take));
  }

  private Answer take(Call call) throws IOException {
    call.allowParameters();
    boolean lines = LINES.contains(mediaType(call));
    PlainEvents format = new PlainEvents(call.caller().tenant());
    IntakeReport report = lines ? service.ndjson(call, format) : service.json(call, format);
    report.requireAny();
    return new Answer(202, Answer.JSON, Json.bytes(report), Map.of());
  }

  private static String mediaType(Call call) {
    String type = SentBody.mediaType(call);
    if (type.isEmpty() || type.equals(Answer.JSON) || LINES.contains(type)) {
      return type;
    }
    throw Problems.unsupportedType("Content-Type is " + Problems.shown(type), HINT);
  }
}
