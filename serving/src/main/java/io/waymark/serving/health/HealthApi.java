package io.waymark.serving.health;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /health/live}, {@code /health/ready} and {@code /metrics}: for whoever keeps this
 * running.
 *
 * <pre>{@code
 * curl http://localhost:8091/health/ready
 *
 * {"ready":false,"parts":{"postgres":{"ready":true,"detail":""},...,
 *   "job":{"ready":false,"detail":"the job has not reported progress yet"}}}
 * }</pre>
 *
 * <p>{@code ?parts=postgres,kafka} asks for these alone: what a probe of one process needs.
 */
public final class HealthApi {

  private final Readiness readiness;
  private final CollectorRegistry registry;

  /** The API over these. */
  public HealthApi(Readiness readiness, CollectorRegistry registry) {
    this.readiness = readiness;
    this.registry = registry;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", Access.PUBLIC, call -> Answer.json(Map.of("live", true))),
        Route.get("/health/ready", Access.PUBLIC, this::ready),
        Route.get("/metrics", Access.PUBLIC, this::metrics));
  }

  /** The state of all parts. */
  record Ready(boolean ready, Map<String, PartState> parts) {}

  private Answer ready(Call call) {
    call.allowParameters("parts");
    Map<String, PartState> parts = asked(call.parameter("parts", ""), readiness.parts());
    boolean all = parts.values().stream().allMatch(PartState::ready);
    Answer answer = Answer.json(all ? 200 : 503, new Ready(all, parts));
    return all ? answer : answer.withHeader("Retry-After", "2");
  }

  private static Map<String, PartState> asked(String names, Map<String, PartState> all) {
    if (names.isEmpty()) {
      return all;
    }
    Map<String, PartState> asked = new LinkedHashMap<>();
    for (String name : names.split(",", -1)) {
      PartState state = all.get(name);
      if (state == null) {
        throw Problems.invalidParameter(
            "parts",
            "names '" + Problems.shown(name) + "'",
            "the parts are " + String.join(", ", all.keySet()));
      }
      asked.put(name, state);
    }
    return asked;
  }

  private Answer metrics(Call call) throws IOException {
    StringWriter text = new StringWriter();
    TextFormat.write004(text, registry.metricFamilySamples());
    return Answer.text(TextFormat.CONTENT_TYPE_004, text.toString());
  }
}
