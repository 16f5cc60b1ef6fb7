package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.prometheus.client.CollectorRegistry;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DispatcherTest {

  private static final List<Route> ROUTES =
      List.of(
          Route.get("/open", Access.PUBLIC, call -> Answer.json(Map.of("ok", true))),
          Route.get(
              "/things/{id}",
              Access.READ,
              call -> Answer.json(Map.of("id", call.pathParameter("id")))),
          Route.get(
              "/customers/{id}/behavior", Access.READ, call -> Answer.json(Map.of("mail", "x@y"))),
          Route.get("/old", Access.PUBLIC, call -> Answer.json(Map.of()))
              .retiring(
                  Instant.parse("2026-11-01T00:00:00Z"),
                  Instant.parse("2027-11-01T00:00:00Z"),
                  "/open"),
          Route.post("/things", Access.WRITE, call -> Answer.json(202, Map.of())),
          Route.get(
              "/fault",
              Access.PUBLIC,
              call -> {
                throw new IllegalStateException("a secret sentence");
              }),
          Route.get(
              "/away",
              Access.PUBLIC,
              call -> {
                throw new Unavailable("clickhouse", "ClickHouse is away", 3, new Exception());
              }));

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Dispatcher dispatcher =
      new Dispatcher(ROUTES, DispatcherTest::authenticate, new RequestLog(registry));

  private static Caller authenticate(String header) {
    return switch (header) {
      case "Bearer r" -> new Caller("acme", "EUR", Role.READ, "r");
      case "Bearer w" -> new Caller("acme", "EUR", Role.WRITE, "w");
      default -> throw Problems.unauthorized("the API key is unknown");
    };
  }

  private Answer send(String method, String path, Map<String, String> headers) {
    Request plain = Request.get(path);
    return dispatcher.dispatch(
        new Request(method, plain.path(), plain.query(), headers, InputStream.nullInputStream()));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /open, '', 200",
    "HEAD, /open, '', 200",
    "GET, /open/, '', 404",
    "GET, /nothing, '', 404",
    "GET, /things, Bearer r, 405",
    "DELETE, /things/1, Bearer r, 405",
    "GET, /things/1, '', 401",
    "GET, /things/1, Bearer x, 401",
    "GET, /things/1, Bearer r, 200",
    "POST, /things, Bearer r, 403",
    "POST, /things, Bearer w, 202",
    "GET, /things/%zz, Bearer r, 400",
    "GET, /things/%ff, Bearer r, 400",
    "GET, /open?a=%e4, '', 400",
    "GET, /fault, '', 500",
    "GET, /away, '', 503"
  })
  void statusSaysWhatHappened(String method, String path, String authorization, int status) {
    assertThat(send(method, path, Map.of("authorization", authorization)).status())
        .isEqualTo(status);
  }

  @Test
  void everyRefusalIsAProblemWithTypeAndRequestId() {
    Answer answer = send("GET", "/nothing", Map.of("x-request-id", "abc-1"));

    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.headers()).containsEntry("X-Request-Id", "abc-1");
    assertThat(text(answer))
        .isEqualTo(
            "{\"type\":\"/problems/unknown-path\",\"title\":\"There is nothing here\",\"status\":404,"
                + "\"detail\":\"no route /nothing\",\"hint\":\"/openapi.yaml lists every route\","
                + "\"request_id\":\"abc-1\"}");
  }

  @Test
  void headersTellTheClientWhatToDo() {
    assertThat(send("PUT", "/things", Map.of()).headers()).containsEntry("Allow", "POST");
    assertThat(send("GET", "/away", Map.of()).headers()).containsEntry("Retry-After", "3");
    assertThat(send("GET", "/things/1", Map.of()).headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"waymark\"");
  }

  @Test
  void aFaultTellsTheClientNothingOfItsInside() {
    assertThat(text(send("GET", "/fault", Map.of()))).doesNotContain("secret");
  }

  @Test
  void anEncodedSlashStaysInsideItsParameter() {
    assertThat(text(send("GET", "/things/a%2Fb+c", Map.of("authorization", "Bearer r"))))
        .isEqualTo("{\"id\":\"a/b+c\"}");
  }

  @Test
  void aRequestIdThatCouldBreakAHeaderIsReplaced() {
    Answer answer = send("GET", "/open", Map.of("x-request-id", "a\r\nSet-Cookie: b"));

    assertThat(answer.headers().get("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  @Test
  void logHasTenantAndLatencyAndNeitherKeyNorQuery() {
    assertThat(
            logged(
                "/things/jane?mail=jane@example.org",
                Map.of("authorization", "Bearer r", "cookie", "a secret")))
        .contains("tenant=acme", "route=/things/{id}", "status=200", "latency_ms=")
        .doesNotContain("jane", "Bearer", "secret");
  }

  /** The fields of the one line that the request left. */
  private String logged(String path, Map<String, String> headers) {
    Logger logger = (Logger) LoggerFactory.getLogger("io.waymark.serving.request");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try {
      send("GET", path, headers);
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list).hasSize(1);
    return lines.list.get(0).getArgumentArray()[0].toString();
  }

  /** Seconds of 2026-11-01 by {@code date -d 2026-11-01T00:00Z +%s} (GNU coreutils 9.1). */
  @Test
  void theEndOfARouteIsAnnounced() {
    assertThat(send("GET", "/old", Map.of()).headers())
        .containsEntry("Deprecation", "@1793491200")
        .containsEntry("Sunset", "Mon, 01 Nov 2027 00:00:00 GMT")
        .containsEntry("Link", "</open>; rel=\"successor-version\"");
  }

  @Test
  void layersLieAroundEveryEndpointTheOutermostFirst() {
    List<Layer> layers = List.of(marking("outer"), marking("inner"));
    Dispatcher layered =
        new Dispatcher(
            ROUTES,
            Gate.of(DispatcherTest::authenticate),
            new RequestLog(new CollectorRegistry()),
            Edge.DIRECT,
            layers);
    assertThat(layered.dispatch(Request.get("/open")).headers())
        .containsEntry("X-Layers", "inner /open, outer /open");
  }

  private static Layer marking(String name) {
    return (route, inner) ->
        call -> {
          Answer answer = inner.answer(call);
          String before = answer.headers().getOrDefault("X-Layers", "");
          String mark = name + " " + route.template();
          return answer.withHeader("X-Layers", before.isEmpty() ? mark : before + ", " + mark);
        };
  }

  @Test
  void logKnowsTraceAndCustomerAndNoMailAddress() {
    Map<String, String> headers =
        Map.of(
            "authorization",
            "Bearer r",
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(logged("/customers/c1/behavior", headers))
        .contains("trace_id=4bf92f3577b34da6a3ce929d0e0e4736", "customer_id=c1");
    assertThat(logged("/customers/jane@example.org/behavior?mail=a@b.org", headers))
        .contains("customer_id=sha256:")
        .doesNotContain("@", "Bearer");
  }

  @Test
  void metricLabelsAreBounded() {
    send("GET", "/things/1", Map.of("authorization", "Bearer r"));
    send("GET", "/things/2", Map.of("authorization", "Bearer r"));
    send("BREW", "/made/up", Map.of());

    assertThat(count("/things/{id}", "GET", "2xx", "standard")).isEqualTo(2);
    assertThat(count("unknown", "OTHER", "4xx", "none")).isEqualTo(1);
  }

  private double count(String route, String method, String status, String tenantClass) {
    Double value =
        registry.getSampleValue(
            "waymark_http_request_duration_seconds_count",
            new String[] {"route", "method", "status", "tenant_class"},
            new String[] {route, method, status, tenantClass});
    return value == null ? 0 : value;
  }
}
