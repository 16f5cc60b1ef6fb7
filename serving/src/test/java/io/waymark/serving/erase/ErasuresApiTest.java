package io.waymark.serving.erase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasuresApiTest {

  private static Answer send(Role role, Request request) {
    return new ContractDispatcher(
            TestingErasures.api().routes(),
            header -> new Caller("main", "EUR", role, "k"),
            new RequestLog(new CollectorRegistry()))
        .dispatch(request);
  }

  private static Answer delete(Role role, String customer, String query) {
    return send(
        role,
        new Request(
            "DELETE",
            "/api/v1/customers/" + customer,
            query,
            Map.of(),
            InputStream.nullInputStream()));
  }

  private static Answer get(Role role, String target) {
    return send(role, Request.get(target));
  }

  private static Answer get(String target) {
    return get(Role.ADMIN, target);
  }

  @Test
  void anErasureIsAcceptedAndItsReceiptIsElsewhere() {
    Answer accepted = delete(Role.ADMIN, "c1", "");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(get(accepted.headers().get("Location")).status()).isEqualTo(200);
  }

  @Test
  void nobodyIsErasedUnseenUnlessThatIsWanted() {
    assertThat(delete(Role.ADMIN, "c2", "").status()).isEqualTo(404);
    assertThat(delete(Role.ADMIN, "c2", "unseen=true").status()).isEqualTo(202);
    assertThat(delete(Role.WRITE, "c1", "").status()).isEqualTo(403);
  }

  @Test
  void theReceiptCountsWhatIsLeftWhereItIsAskedTo() {
    String path = "/api/v1/erasures/0b8a7c1e-7f57-4c0c-8d6e-3a9f1d2b4c55";
    assertThat(new String(get(path).body(), UTF_8)).contains("\"remaining\":null");
    assertThat(new String(get(path + "?verify=true").body(), UTF_8))
        .contains("\"remaining\":{\"events\":0}");
    assertThat(get("/api/v1/erasures/other").status()).isEqualTo(404);
  }

  @Test
  void exportedRowsAreJsonAsTheyStandInTheTable() {
    assertThat(new String(get("/api/v1/customers/c1/export").body(), UTF_8))
        .contains("\"rows\":[{\"table\":\"events\",\"row\":{\"event_id\":\"e1\"}}]");
    assertThat(get("/api/v1/customers/c2/export").status()).isEqualTo(404);
    assertThat(get(Role.READ, "/api/v1/customers/c1/export").status()).isEqualTo(403);
  }

  @Test
  void aColumnWithoutAValueIsNull() {
    Map<String, Object> columns = new HashMap<>(Map.of("toJSONString(id)", "\"e1\""));
    columns.put("toJSONString(amount)", null);
    assertThat(Export.Line.of("conversions", columns).row())
        .isEqualTo("{\"amount\":null,\"id\":\"e1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/customers/c1/export?limit=0",
    "/api/v1/customers/c1/export?limit=5001",
    "/api/v1/customers/c1/export?cursor=eA",
    "/api/v1/customers/c1/export?cursor=OTkgMCAwIGE",
    "/api/v1/erasures/x?verify=maybe",
    "/api/v1/erasures/x?page=2"
  })
  void mistakesAreBadRequests(String target) {
    assertThat(get(target).status()).isEqualTo(400);
  }

  @Test
  void aCursorLeadsBackToItsPlace() {
    ExportCursor cursor = new ExportCursor(6, 1, 1_700_000_000_000L, "o: 1 2");
    assertThat(ExportCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(ExportCursor.parse("")).isEqualTo(ExportCursor.START);
  }

  @Test
  void statementsNameIdsOrHideThemAsTheJobDoes() {
    assertThat(
            PersonSql.plain(Map.of("table", "events"))
                .apply("{{table}} {{customer:a(b)}} {{visitor:c}}"))
        .isEqualTo("events a(b) c");
    assertThat(PersonSql.hashed(Map.of()).apply("{{visitor:c}}"))
        .isEqualTo("lower(substring(hex(SHA256(concat(unhex({salt:String}), 'v', c))), 1, 32))");
  }
}
