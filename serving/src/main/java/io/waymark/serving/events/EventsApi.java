package io.waymark.serving.events;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Json;
import io.waymark.serving.http.Problem;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
    String type = mediaType(call.header("content-type"));
    IntakeReport report;
    try {
      if (LINES.contains(type)) {
        report = service.ndjson(body(call), call.caller().tenant(), call.requestId());
      } else {
        long declared = declaredLength(call);
        report = service.json(body(call), declared, call.caller().tenant(), call.requestId());
      }
    } catch (ZipException e) {
      throw Problems.malformedBody("the body is not gzip", "send gzip or leave the header out");
    }
    return answer(report);
  }

  private static Answer answer(IntakeReport report) {
    if (report.accepted() > 0 || report.received() == 0) {
      return new Answer(202, Answer.JSON, Json.bytes(report), Map.of());
    }
    Problem problem =
        Problems.allEventsRefused(report.rejected())
            .with("received", report.received())
            .with("accepted", report.accepted())
            .with("rejected", report.rejected())
            .with("errors", report.errors());
    throw problem.toException();
  }

  private static String mediaType(String header) {
    int semicolon = header.indexOf(';');
    String type =
        (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty() || type.equals(Answer.JSON) || LINES.contains(type)) {
      return type;
    }
    throw Problems.unsupportedType("Content-Type is " + Problems.shown(type), HINT);
  }

  private static InputStream body(Call call) throws IOException {
    String encoding = call.header("content-encoding").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> call.body();
      case "gzip" -> new GZIPInputStream(call.body(), 16 * 1024);
      default ->
          throw Problems.unsupportedType(
              "Content-Encoding is " + Problems.shown(encoding), "send gzip or none");
    };
  }

  private static long declaredLength(Call call) {
    String length = call.header("content-length");
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }
}
