package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.serving.http.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants and the audit log over a real PostgreSQL, from request to answer. */
class TenantsITCase {

  @TempDir static Path folder;
  private static AccessSystem access;

  @BeforeAll
  static void start() {
    access = new AccessSystem(folder);
  }

  @AfterAll
  static void stop() {
    access.close();
  }

  @Test
  void aTenantHasItsOwnLimitsAndTheInstallationsElse() {
    access.tenant("shop");
    JsonNode shop = access.done("GET", "/api/v1/tenants/shop", access.operator(), "");
    assertThat(shop.at("/base_currency").asText()).isEqualTo("EUR");
    assertThat(shop.at("/limits/requests_burst").asInt()).isEqualTo(77);
    assertThat(shop.at("/limits/events_burst").asInt()).isEqualTo(100_000);

    String key = access.key("shop", "read", "").at("/key").asText();
    Answer answer = access.send("GET", "/things", key, "");
    assertThat(answer.headers())
        .containsEntry("RateLimit-Limit", "77")
        .containsEntry("RateLimit-Remaining", "76")
        .containsEntry("RateLimit-Policy", "\"requests\";q=77;w=1")
        .containsEntry("RateLimit", "\"requests\";r=76;t=1");

    JsonNode back =
        access.done(
            "PATCH",
            "/api/v1/tenants/shop",
            access.operator(),
            "{\"limits\":{\"requests_burst\":0}}");
    assertThat(back.at("/limits/requests_burst").asInt()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"base_currency\":\"EUR\"}",
        "{\"id\":\"UPPER\",\"base_currency\":\"EUR\"}",
        "{\"id\":\"x\",\"base_currency\":\"XXZ\"}",
        "{\"id\":\"x\",\"base_currency\":\"EUR\",\"limits\":{\"requests\":1}}",
        "{\"id\":\"x\",\"base_currency\":\"EUR\",\"limits\":{\"requests_burst\":-1}}",
        "{\"id\":\"x\",\"base_currency\":\"EUR\",\"tenant_class\":\"vip\"}",
        "{\"id\":\"x\",\"base_currency\":\"EUR\",\"colour\":\"red\"}",
        "{\"id\":7,\"base_currency\":\"EUR\"}"
      })
  void aWrongTenantIsRefusedByField(String body) {
    Answer answer = access.send("POST", "/api/v1/tenants", access.operator(), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(access.json(answer).at("/errors/0/path").asText()).startsWith("/");
  }

  @Test
  void anAdminManagesTheOwnTenantAlone() {
    access.tenant("north");
    access.tenant("south");
    String admin = access.key("north", "admin", "").at("/key").asText();
    String other = access.key("south", "read", "").at("/id").asText();

    assertThat(access.send("GET", "/api/v1/tenants", admin, "").status()).isEqualTo(403);
    assertThat(access.send("GET", "/api/v1/tenants/south", admin, "").status()).isEqualTo(404);
    assertThat(access.send("PATCH", "/api/v1/tenants/north", admin, "{}").status()).isEqualTo(403);
    assertThat(access.send("GET", "/api/v1/keys/" + other, admin, "").status()).isEqualTo(404);
    assertThat(access.send("DELETE", "/api/v1/keys/" + other, admin, "").status()).isEqualTo(404);
    assertThat(access.send("POST", "/api/v1/keys/" + other + "/rotate", admin, "").status())
        .isEqualTo(404);
    assertThat(access.send("GET", "/api/v1/keys?tenant=south", admin, "").status()).isEqualTo(403);
    assertThat(
            access
                .send("POST", "/api/v1/keys", admin, "{\"tenant\":\"south\",\"role\":\"read\"}")
                .status())
        .isEqualTo(403);
    assertThat(access.send("GET", "/api/v1/audit?tenant=south", admin, "").status()).isEqualTo(403);

    access.done("POST", "/api/v1/keys", admin, "{\"role\":\"read\"}");
    assertThat(access.done("GET", "/api/v1/keys", admin, "").toString())
        .contains("north")
        .doesNotContain("south");
    assertThat(access.done("GET", "/api/v1/audit", admin, "").toString())
        .contains("key.create", "_operator")
        .doesNotContain("south", "main", AccessSystem.OPERATOR.id());
    assertThat(access.done("GET", "/api/v1/tenants/north", admin, "").at("/id").asText())
        .isEqualTo("north");
  }

  @Test
  void aDisabledTenantIsLockedOutUntilItIsEnabled() {
    access.tenant("late");
    String key = access.key("late", "read", "").at("/key").asText();
    assertThat(access.things(key)).isEqualTo(200);
    access.done("PATCH", "/api/v1/tenants/late", access.operator(), "{\"disabled\":true}");
    access.memory.refresh();
    assertThat(access.things(key)).isEqualTo(401);
    access.done("PATCH", "/api/v1/tenants/late", access.operator(), "{\"disabled\":false}");
    access.memory.refresh();
    assertThat(access.things(key)).isEqualTo(200);
    assertThat(access.audit("&tenant=late"))
        .contains("tenant.create", "key.create", "tenant.disable", "tenant.enable");
    assertThat(
            access
                .send("PATCH", "/api/v1/tenants/main", access.operator(), "{\"disabled\":true}")
                .status())
        .isEqualTo(409);
    assertThat(
            access
                .send(
                    "PATCH",
                    "/api/v1/tenants/late",
                    access.operator(),
                    "{\"base_currency\":\"USD\"}")
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set action = 'x'",
        "update audit_log set action = 'x' where false",
        "delete from audit_log",
        "truncate audit_log"
      })
  void theDatabaseRefusesToChangeTheLog(String statement) {
    assertThatThrownBy(() -> access.control.change(handle -> handle.execute(statement)))
        .hasMessageContaining("append-only");
  }

  @Test
  void theLogIsReadPageByPage() {
    for (int i = 0; i < 8; i++) {
      access.key("main", "read", "");
    }
    List<Long> ids = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 4; page++) {
      JsonNode found =
          access.done(
              "GET", "/api/v1/audit?action=key.create&limit=2" + cursor, access.operator(), "");
      found.at("/entries").forEach(entry -> ids.add(entry.at("/id").asLong()));
      cursor = "&cursor=" + found.at("/next_cursor").asText();
    }
    assertThat(ids)
        .hasSize(8)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a))
        .doesNotHaveDuplicates();
    assertThat(access.send("GET", "/api/v1/audit?cursor=!", access.operator(), "").status())
        .isEqualTo(400);
  }

  @Test
  void aTenantHasSoManyPropertyKeysAndKeepsThoseItHas() {
    StoredPropertyKeys keys = new StoredPropertyKeys(access.control);
    assertThat(keys.add("main", "colour", 2)).isTrue();
    assertThat(keys.add("main", "size", 2)).isTrue();
    assertThat(keys.add("main", "weight", 2)).isFalse();
    assertThat(keys.add("main", "colour", 2)).isTrue();
    assertThat(keys.load("main")).containsExactlyInAnyOrder("colour", "size");
  }
}
