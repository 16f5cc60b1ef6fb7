package io.waymark.serving.segment;

import io.waymark.core.wire.segment.SegmentCall;
import io.waymark.serving.events.BodyFormat;
import io.waymark.serving.events.EventsService;
import io.waymark.serving.events.IntakeReport;
import io.waymark.serving.events.SentBody;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Segment's tracking API: {@code POST /v1/track}, {@code page}, {@code screen}, {@code identify},
 * {@code group}, {@code alias}, {@code batch}, and {@code import}, as older SDKs call the batch.
 * The write key is an API key with the role write.
 *
 * <pre>{@code
 * curl -u "$KEY:" -H 'Content-Type: application/json' \
 *   -d '{"userId":"c1","event":"Order Completed","properties":{"order_id":"o1","revenue":19.99}}' \
 *   http://localhost:8091/v1/track
 *
 * {"success":true}
 * }</pre>
 */
public final class SegmentApi {

  /** Browsers send text/plain, because it needs no preflight request. */
  private static final Set<String> TYPES = Set.of("", Answer.JSON, "text/plain");

  private final EventsService service;

  /** The API over the service that takes all events in. */
  public SegmentApi(EventsService service) {
    this.service = service;
  }

  /** Its routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (SegmentCall type : SegmentCall.values()) {
      routes.add(Route.post("/v1/" + type.wireName(), Access.WRITE, call -> one(call, type)));
    }
    routes.add(Route.post("/v1/batch", Access.WRITE, this::batch).slashed());
    routes.add(Route.post("/v1/import", Access.WRITE, this::batch).slashed());
    return routes;
  }

  private Answer one(Call call, SegmentCall type) throws IOException {
    take(call, SegmentItems.one(call.caller().tenant(), type.wireName()));
    return Answer.json(Map.of("success", true));
  }

  private Answer batch(Call call) throws IOException {
    IntakeReport report = take(call, SegmentItems.batch(call.caller().tenant()));
    return Answer.json(BatchAnswer.of(report));
  }

  private IntakeReport take(Call call, BodyFormat format) throws IOException {
    call.allowParameters();
    String type = SentBody.mediaType(call);
    if (!TYPES.contains(type)) {
      throw Problems.unsupportedType(
          "Content-Type is " + Problems.shown(type), "send application/json");
    }
    IntakeReport report = service.json(call, format);
    report.requireAny();
    return report;
  }
}
