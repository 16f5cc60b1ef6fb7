package io.waymark.serving.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.docs.OpenApiDocument;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.TestingReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and the table of contents say the same. */
class OpenApiTest {

  private static final CollectorRegistry REGISTRY = new CollectorRegistry();

  private static List<Route> routes() {
    return TestingRoutes.over(new TestingReader(), REGISTRY);
  }

  private static final Map<String, Object> DOCUMENT = new OpenApiDocument().tree();

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @Test
  void everyRouteIsDocumentedAndNoOther() {
    Set<String> documented = new TreeSet<>();
    map(DOCUMENT.get("paths"))
        .forEach((path, methods) ->
            map(methods)
                .keySet()
                .forEach(m -> documented.add(m.toUpperCase(Locale.ROOT) + " " + path)));
    Set<String> served =
        routes().stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(served);
  }

  @Test
  void publicRoutesAndNoOthersAreDocumentedWithoutAKey() {
    for (Route route : routes()) {
      Map<String, Object> operation =
          map(
              map(map(DOCUMENT.get("paths")).get(route.template()))
                  .get(route.method().toLowerCase(Locale.ROOT)));
      boolean open = List.of().equals(operation.get("security"));
      assertThat(open).as(route.template()).isEqualTo(route.access() == Access.PUBLIC);
      assertThat(map(operation.get("responses")).containsKey("401"))
          .as(route.template())
          .isEqualTo(!open);
      assertThat(operation).containsKeys("operationId", "summary", "tags");
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(DOCUMENT).containsEntry("openapi", "3.1.0");
    resolveAll(DOCUMENT);
  }

  private static void resolveAll(Object node) {
    if (node instanceof Map<?, ?> members) {
      Object reference = members.get("$ref");
      if (reference != null) {
        Object at = DOCUMENT;
        for (String part : reference.toString().substring(2).split("/")) {
          at = map(at).get(part);
          assertThat(at).as("%s", reference).isNotNull();
        }
      }
      members.values().forEach(OpenApiTest::resolveAll);
    } else if (node instanceof List<?> items) {
      items.forEach(OpenApiTest::resolveAll);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8, Events per second",
    "/page/page.js, text/javascript; charset=utf-8, sessionStorage",
    "/page/page.css, text/css; charset=utf-8, color-scheme",
    "/page/icon.svg, image/svg+xml, svg",
    "/docs, text/html; charset=utf-8, swagger-ui-bundle.js",
    "/docs/docs.js, text/javascript; charset=utf-8, SwaggerUIBundle",
    "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, swagger",
    "/openapi.yaml, application/yaml, 'openapi: 3.1.0'",
    "/problems, application/json, '/problems/too-large'",
    "/problems/not-found, application/json, '404'",
    "/openapi.json, application/json, '\"openapi\":\"3.1.0\"'",
    "/health/live, application/json, true",
    "/metrics, text/plain; version=0.0.4; charset=utf-8, waymark_http_request_duration_seconds"
  })
  void publicFilesAreServed(String path, String type, String part) {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(type);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "/page/none.js",
    "/problems/none",
    "/page/..%2Flogback.xml",
    "/docs/..%2f",
    "/page/",
    "/index.html",
    "/api",
    "/api/v2/events"
  })
  void besideThemIsNothing(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void thePageAllowsNothingFromElsewhere() {
    String policy = get("/").headers().get("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(new String(get("/").body(), StandardCharsets.UTF_8))
        .doesNotContain("http://", "https://", "style=", "onclick");
  }

  @Test
  void aFileThatTheClientHasIsNotSentAgain() {
    String tag = get("/").headers().get("ETag");
    Answer again =
        dispatcher()
            .dispatch(
                new Request(
                    "GET",
                    "/",
                    "",
                    Map.of("if-none-match", tag),
                    java.io.InputStream.nullInputStream()));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  private static final ContractDispatcher DISPATCHER =
      new ContractDispatcher(routes(), header -> Caller.NOBODY, new RequestLog(REGISTRY));

  private static ContractDispatcher dispatcher() {
    return DISPATCHER;
  }

  private static Answer get(String path) {
    return dispatcher().dispatch(Request.get(path));
  }
}
