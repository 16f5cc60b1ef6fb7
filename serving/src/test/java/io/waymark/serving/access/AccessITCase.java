package io.waymark.serving.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ApiContract;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Cors;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Route;
import io.waymark.serving.limits.Quotas;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants, keys and the audit log over a real PostgreSQL, from request to answer. */
class AccessITCase {

  private static final Limits LIMITS =
      new Limits(100_000, 100_000, 100_000, 100_000, 1_000_000, 4, 100, 3, 100_000);
  private static final ApiKey OPERATOR = ApiKey.generate();

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static ControlStore control;
  private static KeyMemory memory;
  private static Dispatcher dispatcher;

  @BeforeAll
  static void start() {
    int port = FreePorts.some(1).get(0);
    postgres = PostgresServer.start(folder.resolve("pg"), port, folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
    KeyDirectory directory = new KeyDirectory(control, LIMITS);
    directory.ensureOperator("main", "USD", OPERATOR);
    Clock clock = Clock.systemUTC();
    memory = new KeyMemory(directory, clock, Duration.ofMinutes(5), Duration.ofMinutes(10));
    memory.refresh();
    List<Route> routes =
        Stream.of(
                new TenantsApi(new TenantsService(control, LIMITS)).routes(),
                new KeysApi(new KeysService(control, clock), clock).routes(),
                new AuditApi(new AuditLog(control)).routes(),
                List.of(Route.get("/things", Access.READ, call -> Answer.json(Map.of()))))
            .flatMap(List::stream)
            .toList();
    dispatcher =
        new Dispatcher(
            routes,
            new Gate(new KeyCheck(memory, clock), new Quotas(), new Cors(memory::allowsOrigin)),
            new RequestLog(new CollectorRegistry()),
            Edge.DIRECT,
            List.of());
  }

  @AfterAll
  static void stop() {
    control.close();
    postgres.close();
  }

  private static Answer send(
      String method, String path, String key, String body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("authorization", "Bearer " + key));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    Request plain = Request.get(path);
    Request request =
        new Request(
            method,
            plain.path(),
            plain.query(),
            named,
            new ByteArrayInputStream(body.getBytes(UTF_8)));
    Answer answer = dispatcher.dispatch(request);
    if (!path.startsWith("/things")) {
      ApiContract.SHIPPED.check(request, answer);
    }
    return answer;
  }

  private static JsonNode json(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode done(String method, String path, String key, String body) {
    Answer answer = send(method, path, key, body);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isBetween(200, 201);
    return json(answer);
  }

  private static String operator() {
    return OPERATOR.text();
  }

  private static void tenant(String id) {
    done(
        "POST",
        "/api/v1/tenants",
        operator(),
        "{\"id\":\"" + id + "\",\"base_currency\":\"eur\",\"limits\":{\"requests_burst\":77}}");
  }

  /** A new key of the tenant, as its owner sends it. */
  private static JsonNode key(String tenant, String role, String more) {
    return done(
        "POST",
        "/api/v1/keys",
        operator(),
        "{\"tenant\":\"" + tenant + "\",\"role\":\"" + role + "\"" + more + "}");
  }

  private static int things(String key, String... headers) {
    return send("GET", "/things", key, "", headers).status();
  }

  @Test
  void aTenantHasItsOwnLimitsAndTheInstallationsElse() {
    tenant("shop");
    JsonNode shop = done("GET", "/api/v1/tenants/shop", operator(), "");
    assertThat(shop.at("/base_currency").asText()).isEqualTo("EUR");
    assertThat(shop.at("/limits/requests_burst").asInt()).isEqualTo(77);
    assertThat(shop.at("/limits/events_burst").asInt()).isEqualTo(100_000);

    String key = key("shop", "read", "").at("/key").asText();
    Answer answer = send("GET", "/things", key, "");
    assertThat(answer.headers())
        .containsEntry("RateLimit-Limit", "77")
        .containsEntry("RateLimit-Remaining", "76")
        .containsEntry("RateLimit-Policy", "\"requests\";q=77;w=1")
        .containsEntry("RateLimit", "\"requests\";r=76;t=1");

    JsonNode back =
        done("PATCH", "/api/v1/tenants/shop", operator(), "{\"limits\":{\"requests_burst\":0}}");
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
    Answer answer = send("POST", "/api/v1/tenants", operator(), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/path").asText()).startsWith("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"role\":\"owner\"}",
        "{\"role\":\"write\",\"origins\":[\"https://shop.example\"]}",
        "{\"role\":\"read\",\"origins\":[\"shop.example\"]}",
        "{\"role\":\"read\",\"origins\":[\"https://shop.example/path\"]}",
        "{\"role\":\"read\",\"origins\":\"https://shop.example\"}",
        "{\"role\":\"read\",\"expires\":\"2020-01-01T00:00:00Z\"}",
        "{\"role\":\"read\",\"expires\":\"soon\"}",
        "{\"role\":\"read\",\"operator\":true}"
      })
  void aWrongKeyIsRefusedByField(String body) {
    assertThat(send("POST", "/api/v1/keys", operator(), body).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"role\":\"read\",\"role\":\"admin\"}", "{} {}", "7"})
  void aBodyThatIsNoObjectIsMalformed(String body) {
    assertThat(send("POST", "/api/v1/keys", operator(), body).status()).isEqualTo(400);
  }

  @Test
  void aKeyIsShownOnceAndStoredAsAHash() {
    JsonNode made = key("main", "read", ",\"label\":\"once\"");
    String text = made.at("/key").asText();
    assertThat(things(text)).isEqualTo(200);

    String secret = ApiKey.parse(text).orElseThrow().secret();
    String listed = done("GET", "/api/v1/keys?limit=500", operator(), "").toString();
    assertThat(listed).contains(made.at("/id").asText()).doesNotContain(secret);
    assertThat(audit("")).doesNotContain(secret);
    String rows =
        control.read(handle ->
            handle
                .createQuery("select string_agg(k::text, ' ') from api_keys k")
                .mapTo(String.class)
                .one());
    assertThat(rows).contains(made.at("/id").asText()).doesNotContain(secret);
  }

  private static String audit(String query) {
    return done("GET", "/api/v1/audit?limit=500" + query, operator(), "").toString();
  }

  @Test
  void anAdminManagesTheOwnTenantAlone() {
    tenant("north");
    tenant("south");
    String admin = key("north", "admin", "").at("/key").asText();
    String other = key("south", "read", "").at("/id").asText();

    assertThat(send("GET", "/api/v1/tenants", admin, "").status()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/tenants/south", admin, "").status()).isEqualTo(404);
    assertThat(send("PATCH", "/api/v1/tenants/north", admin, "{}").status()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/keys/" + other, admin, "").status()).isEqualTo(404);
    assertThat(send("DELETE", "/api/v1/keys/" + other, admin, "").status()).isEqualTo(404);
    assertThat(send("POST", "/api/v1/keys/" + other + "/rotate", admin, "").status())
        .isEqualTo(404);
    assertThat(send("GET", "/api/v1/keys?tenant=south", admin, "").status()).isEqualTo(403);
    assertThat(
            send("POST", "/api/v1/keys", admin, "{\"tenant\":\"south\",\"role\":\"read\"}")
                .status())
        .isEqualTo(403);
    assertThat(send("GET", "/api/v1/audit?tenant=south", admin, "").status()).isEqualTo(403);

    done("POST", "/api/v1/keys", admin, "{\"role\":\"read\"}");
    assertThat(done("GET", "/api/v1/keys", admin, "").toString())
        .contains("north")
        .doesNotContain("south");
    assertThat(done("GET", "/api/v1/audit", admin, "").toString())
        .contains("key.create", "_operator")
        .doesNotContain("south", "main", OPERATOR.id());
    assertThat(done("GET", "/api/v1/tenants/north", admin, "").at("/id").asText())
        .isEqualTo("north");
  }

  @Test
  void aRevokedKeyEndsWithTheNextRefreshAndTheActIsKept() {
    JsonNode made = key("main", "read", "");
    String text = made.at("/key").asText();
    String id = made.at("/id").asText();
    assertThat(things(text)).isEqualTo(200);

    done("DELETE", "/api/v1/keys/" + id, operator(), "");
    memory.refresh();
    assertThat(things(text)).isEqualTo(401);
    JsonNode again = done("DELETE", "/api/v1/keys/" + id, operator(), "");
    assertThat(again.at("/revoked").asText()).isNotEmpty();
    assertThat(audit("&action=key.revoke").split("\"subject\":\"" + id, -1)).hasSize(2);
    assertThat(send("DELETE", "/api/v1/keys/" + OPERATOR.id(), operator(), "").status())
        .isEqualTo(409);
  }

  @Test
  void rotatedKeysOverlapAsLongAsAsked() {
    JsonNode old = key("main", "write", ",\"label\":\"importer\"");
    JsonNode soft = rotate(old, "{\"overlap_seconds\":60}");
    assertThat(soft.at("/replaces")).isEqualTo(old.at("/id"));
    assertThat(soft.at("/role").asText()).isEqualTo("write");
    assertThat(soft.at("/label").asText()).isEqualTo("importer");
    assertThat(soft.at("/expires").isNull()).isTrue();
    assertThat(things(old.at("/key").asText())).isEqualTo(200);
    assertThat(things(soft.at("/key").asText())).isEqualTo(200);

    JsonNode hard = rotate(soft, "{\"overlap_seconds\":0}");
    memory.refresh();
    assertThat(things(soft.at("/key").asText())).isEqualTo(401);
    assertThat(things(hard.at("/key").asText())).isEqualTo(200);
    String path = "/api/v1/keys/" + soft.at("/id").asText() + "/rotate";
    assertThat(send("POST", path, operator(), "").status()).isEqualTo(409);
    path = "/api/v1/keys/" + OPERATOR.id() + "/rotate";
    assertThat(send("POST", path, operator(), "").status()).isEqualTo(409);
  }

  private static JsonNode rotate(JsonNode key, String body) {
    return done("POST", "/api/v1/keys/" + key.at("/id").asText() + "/rotate", operator(), body);
  }

  @Test
  void malformedUnknownForgedExpiredAndRevokedKeysGetTheSameAnswer() throws Exception {
    String expiring =
        key("main", "read", ",\"expires\":\"" + Instant.now().plusMillis(300) + "\"")
            .at("/key")
            .asText();
    JsonNode revoked = key("main", "read", "");
    done("DELETE", "/api/v1/keys/" + revoked.at("/id").asText(), operator(), "");
    ApiKey forged = new ApiKey(OPERATOR.id(), ApiKey.generate().secret());
    Thread.sleep(400);
    memory.refresh();

    Set<String> details = new HashSet<>();
    for (String key :
        List.of(
            expiring,
            revoked.at("/key").asText(),
            forged.text(),
            ApiKey.generate().text(),
            "wm_x",
            "'; drop table api_keys; --")) {
      Answer answer = send("GET", "/things", key, "");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(json(answer).at("/type").asText()).isEqualTo("/problems/unauthorized");
      details.add(json(answer).at("/detail").asText());
    }
    assertThat(details).hasSize(1);
  }

  @Test
  void aDisabledTenantIsLockedOutUntilItIsEnabled() {
    tenant("late");
    String key = key("late", "read", "").at("/key").asText();
    assertThat(things(key)).isEqualTo(200);
    done("PATCH", "/api/v1/tenants/late", operator(), "{\"disabled\":true}");
    memory.refresh();
    assertThat(things(key)).isEqualTo(401);
    done("PATCH", "/api/v1/tenants/late", operator(), "{\"disabled\":false}");
    memory.refresh();
    assertThat(things(key)).isEqualTo(200);
    assertThat(audit("&tenant=late"))
        .contains("tenant.create", "key.create", "tenant.disable", "tenant.enable");
    assertThat(send("PATCH", "/api/v1/tenants/main", operator(), "{\"disabled\":true}").status())
        .isEqualTo(409);
    assertThat(
            send("PATCH", "/api/v1/tenants/late", operator(), "{\"base_currency\":\"USD\"}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aBrowsersKeyOpensItsOriginAndNoOther() {
    String key = key("main", "read", ",\"origins\":[\"https://Shop.example\"]").at("/key").asText();
    memory.refresh();
    assertThat(things(key, "origin", "https://shop.example")).isEqualTo(200);
    assertThat(things(key, "origin", "https://other.example")).isEqualTo(403);
    Answer preflight =
        send(
            "OPTIONS",
            "/things",
            "",
            "",
            "origin",
            "https://shop.example",
            "access-control-request-method",
            "GET");
    assertThat(preflight.status()).isEqualTo(204);
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
    assertThatThrownBy(() -> control.change(handle -> handle.execute(statement)))
        .hasMessageContaining("append-only");
  }

  @Test
  void theLogIsReadPageByPage() {
    for (int i = 0; i < 7; i++) {
      key("main", "read", "");
    }
    List<Long> ids = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 4; page++) {
      JsonNode found =
          done("GET", "/api/v1/audit?action=key.create&limit=2" + cursor, operator(), "");
      found.at("/entries").forEach(entry -> ids.add(entry.at("/id").asLong()));
      cursor = "&cursor=" + found.at("/next_cursor").asText();
    }
    assertThat(ids)
        .hasSize(8)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a))
        .doesNotHaveDuplicates();
    assertThat(send("GET", "/api/v1/audit?cursor=!", operator(), "").status()).isEqualTo(400);
  }

  @Test
  void aTenantHasSoManyPropertyKeysAndKeepsThoseItHas() {
    StoredPropertyKeys keys = new StoredPropertyKeys(control);
    assertThat(keys.add("main", "colour", 2)).isTrue();
    assertThat(keys.add("main", "size", 2)).isTrue();
    assertThat(keys.add("main", "weight", 2)).isFalse();
    assertThat(keys.add("main", "colour", 2)).isTrue();
    assertThat(keys.load("main")).containsExactlyInAnyOrder("colour", "size");
  }

  @Test
  void tenThousandKeysAreKnownWithoutAskingTwice() {
    List<ApiKey> keys = new ArrayList<>();
    control.change(handle -> {
      long version = ControlStore.nextVersion(handle);
      KeyDraft draft =
          new KeyDraft("main", io.waymark.serving.http.Role.READ, "many", List.of(), null);
      for (int i = 0; i < 10_000; i++) {
        ApiKey key = ApiKey.generate();
        keys.add(key);
        KeyRows.insert(handle, key, draft, null, version);
      }
      return version;
    });
    long begin = System.nanoTime();
    memory.refresh();
    long refreshed = System.nanoTime();
    keys.forEach(key -> assertThat(things(key.text())).isEqualTo(200));
    long done = System.nanoTime();
    System.out.printf(
        "10,000 keys: one refresh of all %d ms, then %d requests/s%n",
        (refreshed - begin) / 1_000_000, 10_000L * 1_000_000_000 / (done - refreshed));
  }
}
