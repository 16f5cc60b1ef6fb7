package io.waymark.serving.access;

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
import io.waymark.serving.http.Route;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the access routes answer; what they do is tried on PostgreSQL. */
class AccessRoutesTest {

  private static final List<Route> ROUTES =
      Stream.of(
              TestingAccess.tenants().routes(),
              TestingAccess.keys().routes(),
              TestingAccess.audit().routes())
          .flatMap(List::stream)
          .toList();

  private static final KeyTerms OPERATOR = new KeyTerms(true, List.of(), Limits.WIDE);

  private static Answer send(Role role, String method, String path, String body) {
    Request plain = Request.get(path);
    return new ContractDispatcher(
            ROUTES,
            header -> new Caller("main", "USD", role, "k", "standard", OPERATOR),
            new RequestLog(new CollectorRegistry()))
        .dispatch(
            new Request(
                method,
                plain.path(),
                plain.query(),
                Map.of("content-type", "application/json"),
                new ByteArrayInputStream(body.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POST | /api/v1/tenants | {'id':'acme','name':'Acme','base_currency':'EUR'} | 201 | acme",
        "GET | /api/v1/tenants | ~~ | 200 | 'next_cursor':null",
        "GET | /api/v1/tenants/acme | ~~ | 200 | 'base_currency':'EUR'",
        "PATCH | /api/v1/tenants/acme | {'disabled':false} | 200 | 'disabled':null",
        "POST | /api/v1/keys | {'role':'read','label':'x'} | 201 | 'key':'wm_",
        "GET | /api/v1/keys | ~~ | 200 | 'keys':[",
        "GET | /api/v1/keys/3f6a01bc22de | ~~ | 200 | 'role':'read'",
        "DELETE | /api/v1/keys/3f6a01bc22de | ~~ | 200 | 'id':'3f6a01bc22de'",
        "POST | /api/v1/keys/3f6a01bc22de/rotate | {'overlap_seconds':60} | 201 | 'key':'wm_",
        "GET | /api/v1/audit | ~~ | 200 | 'key.create'"
      })
  void everyRouteAnswersAsDescribed(
      String method, String path, String body, int status, String part) {
    Answer answer = send(Role.ADMIN, method, path, body.replace('\'', '"'));
    assertThat(new String(answer.body(), UTF_8)).contains(part.replace('\'', '"'));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(send(Role.WRITE, method, path, body).status()).isEqualTo(403);
  }
}
