package io.waymark.serving.patterns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantViews;
import io.waymark.serving.query.TestingReader;
import io.waymark.serving.query.TestingShop;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the routes answer; what acts do is tried on PostgreSQL. */
class PatternRoutesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final TestingReader READER = TestingShop.reader();
  private static final Standpoint STANDPOINT =
      new Standpoint(new AsOf(READER), TenantViews.PLAIN, CLOCK);
  private static final String GOOD =
      """
      id: win-back
      steps:
        - name: mail
          where: kind == "touch"
        - name: purchase
          where: kind == "conversion"
      within: 7d
      """;

  private static Answer send(Role role, String method, String path, String type, byte[] body) {
    return send(new Caller("main", "USD", role, "k"), method, path, type, body);
  }

  private static Answer send(Caller caller, String method, String path, String type, byte[] body) {
    Request plain = Request.get(path);
    return new ContractDispatcher(
            PatternRoutes.over(new TestingPatterns(), READER, STANDPOINT).routes(),
            header -> caller,
            new RequestLog(new CollectorRegistry()))
        .dispatch(
            new Request(
                method,
                plain.path(),
                plain.query(),
                Map.of("content-type", type),
                new ByteArrayInputStream(body)));
  }

  private static Answer yaml(String method, String path, String body) {
    return send(Role.ADMIN, method, path, "application/yaml", body.getBytes(UTF_8));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "GET | /api/v1/patterns | ~~ | 200 | 'state':'live'",
        "GET | /api/v1/patterns/abandoned-cart | ~~ | 200 | 'version':2",
        "GET | /api/v1/patterns/abandoned-cart?version=1 | ~~ | 200 | 'version':1",
        "GET | /api/v1/patterns/abandoned-cart?version=9 | ~~ | 404 | has no version 9",
        "GET | /api/v1/patterns/nobody | ~~ | 404 | there is no pattern",
        "DELETE | /api/v1/patterns/abandoned-cart | ~~ | 200 | 'state':'removed'",
        "DELETE | /api/v1/patterns/nobody | ~~ | 404 | there is no pattern",
        "POST | /api/v1/patterns/abandoned-cart/promote | ~~ | 200 | 'state':'shadow'",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'to':'live'} | 200 | 'state':'replaced'",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'to':'canary','share_percent':25} | 200 | 'share':0.75",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'to':'moon'} | 422 | to is 'moon'",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'version':7} | 404 | no version 7",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'version':1} | 409 | has no next stage",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'share_percent':100} | 422 | from 1 to 99",
        "POST | /api/v1/patterns/abandoned-cart/promote | {'on_change':'burn'} | 422 | give finish or drop",
        "POST | /api/v1/patterns/abandoned-cart/pause | ~~ | 200 | 'state':'paused'",
        "POST | /api/v1/patterns/abandoned-cart/rollback | {'on_change':'drop'} | 200 | 'state':'rolled_back'",
        "POST | /api/v1/patterns/nobody/rollback | ~~ | 404 | there is no pattern",
        "GET | /api/v1/patterns/abandoned-cart/matches | ~~ | 200 | 'person':'c1'",
        "GET | /api/v1/patterns/abandoned-cart/matches?limit=1 | ~~ | 200 | 'next_cursor':'",
        "GET | /api/v1/patterns/abandoned-cart/matches?cursor=x | ~~ | 400 | cursor is 'x'",
        "GET | /api/v1/patterns/abandoned-cart/matches?mode=loud | ~~ | 400 | mode is 'loud'",
        "GET | /api/v1/patterns/abandoned-cart/matches | ~~ | 200 | 'definition':{'name':'pattern_findings'",
        "GET | /api/v1/patterns/abandoned-cart/stats | ~~ | 200 | 'definition':{'name':'pattern_stats'",
        "GET | /api/v1/patterns/nobody/matches | ~~ | 404 | there is no pattern",
        "GET | /api/v1/patterns/abandoned-cart/dead-ends | ~~ | 200 | 'step_reached':'cart'",
        "GET | /api/v1/patterns/abandoned-cart/dead-ends?format=csv | ~~ | 200 | ''=SUM(A1)'",
        "GET | /api/v1/patterns/abandoned-cart/dead-ends?format=ndjson | ~~ | 200 | 'person':'v2'",
        "GET | /api/v1/patterns/abandoned-cart/dead-ends?format=xml | ~~ | 400 | format is 'xml'",
        "GET | /api/v1/patterns/abandoned-cart/stats | ~~ | 200 | 'versions':[{'version':1,'matches':7,'dead_ends':2}]",
        "GET | /api/v1/patterns/abandoned-cart/stats | ~~ | 200 | 'failures':[{'version':1,'times':2,'last_failed':'2026-11-01T10:00:00.000Z','reason':'ArithmeticException'}]",
        "POST | /api/v1/patterns/abandoned-cart/backtest | {} | 202 | 'state':'waiting'",
        "POST | /api/v1/patterns/abandoned-cart/backtest | {'from':'2026-02-01T00:00:00Z','to':'2026-01-01T00:00:00Z'} | 422 | not before to",
        "GET | /api/v1/patterns/abandoned-cart/backtests | ~~ | 200 | 'progress':0.4",
        "GET | /api/v1/patterns/abandoned-cart/backtests/6f1c0d54-5ad2-4d43-9f0a-0d5c3f1f2a11 | ~~ | 200 | 'state':'running'",
        "GET | /api/v1/patterns/abandoned-cart/backtests/none | ~~ | 404 | has no backtest",
        "POST | /api/v1/patterns/abandoned-cart/backtests/6f1c0d54-5ad2-4d43-9f0a-0d5c3f1f2a11/cancel | ~~ | 202 | 'id':'6f1c"
      })
  void answersAsDescribed(String method, String path, String body, int status, String part) {
    Answer answer =
        send(Role.ADMIN, method, path, "application/json", body.replace('\'', '"').getBytes(UTF_8));
    assertThat(text(answer).replace('"', '\'')).contains(part);
    assertThat(answer.status()).isEqualTo(status);
    if (!method.equals("GET")) {
      assertThat(send(Role.WRITE, method, path, "application/json", new byte[0]).status())
          .isEqualTo(403);
    }
  }

  @Test
  void aDefinitionIsCheckedKeptAndReplaced() {
    Answer valid = yaml("POST", "/api/v1/patterns/validate", GOOD);
    assertThat(text(valid)).contains("\"window_ms\":604800000", "\"valid\":true");
    Answer made = yaml("POST", "/api/v1/patterns", GOOD);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.headers()).containsEntry("Location", "/api/v1/patterns/win-back");
    assertThat(yaml("PUT", "/api/v1/patterns/win-back", GOOD).status()).isEqualTo(201);
    String cart = GOOD.replace("win-back", "abandoned-cart");
    assertThat(text(yaml("PUT", "/api/v1/patterns/abandoned-cart", cart)))
        .contains("\"version\":3");
    assertThat(yaml("POST", "/api/v1/patterns", cart).status())
        .as("two with one id")
        .isEqualTo(409);
  }

  @Test
  void whoMayReadMayCheck() {
    byte[] body = GOOD.getBytes(UTF_8);
    assertThat(
            send(Role.READ, "POST", "/api/v1/patterns/validate", "application/yaml", body).status())
        .isEqualTo(200);
  }

  /** Every mistake of the catalogue names its line, and its step where it stands in one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "within: 7d | withing: 7d | /withing | 7 | ~~",
        "within: 7d | within: 0d | /within | 7 | ~~",
        "within: 7d | within: 3650d | /within | 7 | ~~",
        "within: 7d | within: soon | /within | 7 | ~~",
        "within: 7d | within: [7] | /within | 7 | ~~",
        "name: purchase | name: mail | /steps/1/name | 5 | ~~",
        "where: kind == \"conversion\" | where: kind = 1 | /steps/1/where | 6 | purchase",
        "where: kind == \"conversion\" | were: 1 | /steps/1/were | 6 | purchase",
        "id: win-back | id: Wïn-back | /id | 1 | ~~",
        "id: win-back | id: validate | /id | 1 | ~~"
      })
  void aMistakeIsToldWithItsPlace(String part, String by, String path, int line, String step) {
    Answer answer = yaml("POST", "/api/v1/patterns/validate", GOOD.replace(part, by));
    assertThat(answer.status()).as(text(answer)).isEqualTo(422);
    assertThat(text(answer)).contains("\"path\":\"" + path + "\"", "\"line\":" + line);
    if (!step.isEmpty()) {
      assertThat(text(answer)).contains("\"step\":\"" + step + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: win-back | id: *bomb | alias",
        "id: win-back | id: &a win-back | anchor",
        "id: win-back | id: !!java.net.URL win-back | tag",
        "within: 7d | id: again | stands twice"
      })
  void whatIsNoPlainDocumentIsRefusedWithItsLine(String part, String by, String said) {
    Answer answer = yaml("POST", "/api/v1/patterns/validate", GOOD.replace(part, by));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer)).contains(said, "line ");
  }

  @Test
  void whatWouldGrowWithoutBoundIsRefusedWithItsStep() {
    String endless =
        GOOD.replace("within: 7d", "").replace("\"touch\"", "\"touch\"\n    times: oneOrMore");
    Answer answer = yaml("POST", "/api/v1/patterns/validate", endless);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(text(answer)).contains("\"step\":\"mail\"", "without bound");
  }

  /** By hand: at 32 events within the window each may begin a match. */
  @Test
  void aTenantsBudgetHolds() {
    assertThat(withPartialMatches(32).status()).isEqualTo(200);
    Answer answer = withPartialMatches(31);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(text(answer)).contains("\"step\":\"mail\"", "32 partial", "budget is 31");
  }

  private static Answer withPartialMatches(int limit) {
    Limits limits = new Limits(1, 1, 1, 1, 1_000, 1, 1, 1, limit);
    KeyTerms terms = new KeyTerms(false, List.of(), limits);
    return send(
        new Caller("main", "USD", Role.READ, "k", "standard", terms),
        "POST",
        "/api/v1/patterns/validate",
        "application/yaml",
        GOOD.getBytes(UTF_8));
  }

  @Test
  void whatIsTooLargeTooDeepOrOfAnotherTypeIsRefused() {
    String path = "/api/v1/patterns";
    assertThat(yaml("POST", path, "#".repeat(1_000_000)).status()).isEqualTo(413);
    assertThat(yaml("POST", path, "[".repeat(5_000)).status()).isEqualTo(400);
    assertThat(yaml("POST", path, "a: {".repeat(200)).status()).isEqualTo(400);
    byte[] body = GOOD.getBytes(UTF_8);
    assertThat(send(Role.ADMIN, "POST", path, "text/csv", body).status()).isEqualTo(415);
    assertThat(yaml("PUT", path + "/other", GOOD).status()).as("another id").isEqualTo(422);
  }

  @Test
  void aDraftIsKeptUnchecked() {
    String broken = GOOD.replace("within: 7d", "within: someday");
    assertThat(yaml("POST", "/api/v1/patterns", broken).status()).isEqualTo(422);
    Answer draft = yaml("POST", "/api/v1/patterns?draft=true", broken);
    assertThat(text(draft)).contains("\"state\":\"draft\"");
  }
}
