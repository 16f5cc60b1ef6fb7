package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request passes before its endpoint: keys out of URLs, origins, roles, sizes. */
class GateTest {

  private static final String SHOP = "https://shop.example";
  private static final Limits SMALL = new Limits(1, 1, 1, 1, 10, 1, 1, 1, 1);

  private static final List<Route> ROUTES =
      List.of(
          Route.get("/things", Access.READ, call -> Answer.json(Map.of())),
          Route.post(
              "/things",
              Access.WRITE,
              call -> Answer.json(Map.of("bytes", call.body().readAllBytes().length))),
          Route.get("/tenants", Access.OPERATOR, call -> Answer.json(Map.of())));

  private final Dispatcher dispatcher =
      new Dispatcher(
          ROUTES,
          new Gate(GateTest::authenticate, Admission.OPEN, new Cors(SHOP::equals)),
          new RequestLog(new CollectorRegistry()),
          Edge.DIRECT,
          List.of());

  private static Caller authenticate(String header) {
    return switch (header) {
      case "page" ->
          new Caller(
              "a", "EUR", Role.READ, "p", "standard", new KeyTerms(false, List.of(SHOP), SMALL));
      case "admin" ->
          new Caller(
              "a", "EUR", Role.ADMIN, "a", "standard", new KeyTerms(false, List.of(), SMALL));
      case "operator" ->
          new Caller("a", "EUR", Role.ADMIN, "o", "standard", new KeyTerms(true, List.of(), SMALL));
      default -> throw Problems.unauthorized("the API key is unknown");
    };
  }

  private Answer send(String method, String path, String body, String... headers) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    Request plain = Request.get(path);
    InputStream bytes = new ByteArrayInputStream(body.getBytes(UTF_8));
    return dispatcher.dispatch(new Request(method, plain.path(), plain.query(), named, bytes));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/things?key=wm_abcd1234_abcdefghijklmnopqrstuvwx",
        "/things?q=%77m%5Fabcd1234%5Fabcdefghijklmnopqrstuvwx",
        "/things?api_key=anything",
        "/things?a=b&Access-Token=x",
        "/wm_abcd1234_abcdefghijklmnopqrstuvwx",
        "/none?writeKey=x"
      })
  void aKeyInTheUrlIsRefusedByNameAndNotRepeated(String path) {
    Answer answer = send("GET", path, "", "authorization", "admin");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer)).contains("/problems/key-in-url").doesNotContain("abcdefgh");
  }

  @Test
  void anOrdinaryUrlIsNotTakenForAKey() {
    assertThat(send("GET", "/things?name=wm_shop&monkey=1", "", "authorization", "admin").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, 200",
    "HTTPS://Shop.Example, 200",
    "https://evil.example, 403",
    "https://shop.example.evil.example, 403",
    "null, 403",
    "'', 403"
  })
  void aBrowsersKeyIsHeldToItsOrigins(String origin, int status) {
    Answer answer = send("GET", "/things", "", "authorization", "page", "origin", origin);
    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(text(answer)).contains("/problems/origin-not-allowed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, same-origin, 200",
    "evil.example, same-origin, 403",
    "shop.example, none, 403"
  })
  void aPageThatReadsFromItsOwnHostNeedsNoOrigin(String host, String site, int status) {
    String[] headers = {"authorization", "page", "host", host, "sec-fetch-site", site};
    assertThat(send("GET", "/things", "", headers).status()).isEqualTo(status);
  }

  @Test
  void aPageOfTheListMayReadEveryAnswerAlsoARefusal() {
    Answer refused = send("GET", "/things", "", "origin", SHOP);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.headers())
        .containsEntry("Access-Control-Allow-Origin", SHOP)
        .containsEntry("Vary", "Origin")
        .containsKey("Access-Control-Expose-Headers");

    Answer other =
        send("GET", "/things", "", "origin", "https://e.example", "authorization", "admin");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.headers())
        .containsEntry("Vary", "Origin")
        .doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void aPreflightNeedsNoKey() {
    String[] ask = {"origin", SHOP, "access-control-request-method", "POST"};
    Answer answer = send("OPTIONS", "/things", "", ask);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get("Access-Control-Allow-Methods")).contains("POST");
    assertThat(answer.headers().get("Access-Control-Allow-Headers")).contains("Authorization");

    ask[1] = "https://evil.example";
    Answer refused = send("OPTIONS", "/things", "", ask);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(send("OPTIONS", "/things", "").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({"operator, 200", "admin, 403", "page, 403"})
  void tenantsAreTheOperatorsBusiness(String key, int status) {
    assertThat(send("GET", "/tenants", "", "authorization", key, "origin", SHOP).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"1234567890, 200", "12345678901, 413"})
  void aBodyEndsAtTheTenantsLimit(String body, int status) {
    Answer answer = send("POST", "/things", body, "authorization", "admin");
    assertThat(answer.status()).isEqualTo(status);
  }
}
