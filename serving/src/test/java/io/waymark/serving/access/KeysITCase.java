package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.serving.http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys over a real PostgreSQL, from request to answer. */
class KeysITCase {

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
    assertThat(access.send("POST", "/api/v1/keys", access.operator(), body).status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"role\":\"read\",\"role\":\"admin\"}", "{} {}", "7"})
  void aBodyThatIsNoObjectIsMalformed(String body) {
    assertThat(access.send("POST", "/api/v1/keys", access.operator(), body).status())
        .isEqualTo(400);
  }

  @Test
  void aKeyIsShownOnceAndStoredAsAHash() {
    JsonNode made = access.key("main", "read", ",\"label\":\"once\"");
    String text = made.at("/key").asText();
    assertThat(access.things(text)).isEqualTo(200);

    String secret = ApiKey.parse(text).orElseThrow().secret();
    String listed = access.done("GET", "/api/v1/keys?limit=500", access.operator(), "").toString();
    assertThat(listed).contains(made.at("/id").asText()).doesNotContain(secret);
    assertThat(access.audit("")).doesNotContain(secret);
    String rows =
        access.control.read(handle ->
            handle
                .createQuery("select string_agg(k::text, ' ') from api_keys k")
                .mapTo(String.class)
                .one());
    assertThat(rows).contains(made.at("/id").asText()).doesNotContain(secret);
  }

  @Test
  void aRevokedKeyEndsWithTheNextRefreshAndTheActIsKept() {
    JsonNode made = access.key("main", "read", "");
    String text = made.at("/key").asText();
    String id = made.at("/id").asText();
    assertThat(access.things(text)).isEqualTo(200);

    access.done("DELETE", "/api/v1/keys/" + id, access.operator(), "");
    access.memory.refresh();
    assertThat(access.things(text)).isEqualTo(401);
    JsonNode again = access.done("DELETE", "/api/v1/keys/" + id, access.operator(), "");
    assertThat(again.at("/revoked").asText()).isNotEmpty();
    assertThat(access.audit("&action=key.revoke").split("\"subject\":\"" + id, -1)).hasSize(2);
    assertThat(
            access
                .send("DELETE", "/api/v1/keys/" + AccessSystem.OPERATOR.id(), access.operator(), "")
                .status())
        .isEqualTo(409);
  }

  @Test
  void rotatedKeysOverlapAsLongAsAsked() {
    JsonNode old = access.key("main", "write", ",\"label\":\"importer\"");
    JsonNode soft = rotate(old, "{\"overlap_seconds\":60}");
    assertThat(soft.at("/replaces")).isEqualTo(old.at("/id"));
    assertThat(soft.at("/role").asText()).isEqualTo("write");
    assertThat(soft.at("/label").asText()).isEqualTo("importer");
    assertThat(soft.at("/expires").isNull()).isTrue();
    assertThat(access.things(old.at("/key").asText())).isEqualTo(200);
    assertThat(access.things(soft.at("/key").asText())).isEqualTo(200);

    JsonNode hard = rotate(soft, "{\"overlap_seconds\":0}");
    access.memory.refresh();
    assertThat(access.things(soft.at("/key").asText())).isEqualTo(401);
    assertThat(access.things(hard.at("/key").asText())).isEqualTo(200);
    String path = "/api/v1/keys/" + soft.at("/id").asText() + "/rotate";
    assertThat(access.send("POST", path, access.operator(), "").status()).isEqualTo(409);
    path = "/api/v1/keys/" + AccessSystem.OPERATOR.id() + "/rotate";
    assertThat(access.send("POST", path, access.operator(), "").status()).isEqualTo(409);
  }

  private static JsonNode rotate(JsonNode key, String body) {
    String path = "/api/v1/keys/" + key.at("/id").asText() + "/rotate";
    return access.done("POST", path, access.operator(), body);
  }

  @Test
  void malformedUnknownForgedExpiredAndRevokedKeysGetTheSameAnswer() {
    Instant soon = access.clock.instant().plusSeconds(60);
    String expiring =
        access.key("main", "read", ",\"expires\":\"" + soon + "\"").at("/key").asText();
    assertThat(access.things(expiring)).isEqualTo(200);
    JsonNode revoked = access.key("main", "read", "");
    access.done("DELETE", "/api/v1/keys/" + revoked.at("/id").asText(), access.operator(), "");
    ApiKey forged = new ApiKey(AccessSystem.OPERATOR.id(), ApiKey.generate().secret());
    access.clock.forward(Duration.ofSeconds(61));
    access.memory.refresh();

    Set<String> details = new HashSet<>();
    for (String key :
        List.of(
            expiring,
            revoked.at("/key").asText(),
            forged.text(),
            ApiKey.generate().text(),
            "wm_x",
            "'; drop table api_keys; --")) {
      Answer answer = access.send("GET", "/things", key, "");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(access.json(answer).at("/type").asText()).isEqualTo("/problems/unauthorized");
      details.add(access.json(answer).at("/detail").asText());
    }
    assertThat(details).hasSize(1);
  }

  @Test
  void aBrowsersKeyOpensItsOriginAndNoOther() {
    String key =
        access.key("main", "read", ",\"origins\":[\"https://Shop.example\"]").at("/key").asText();
    access.memory.refresh();
    assertThat(access.things(key, "origin", "https://shop.example")).isEqualTo(200);
    assertThat(access.things(key, "origin", "https://other.example")).isEqualTo(403);
    Answer preflight =
        access.send(
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

  @Test
  void tenThousandKeysAreKnownWithoutAskingTwice() {
    List<ApiKey> keys = new ArrayList<>();
    access.control.change(handle -> {
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
    access.memory.refresh();
    long refreshed = System.nanoTime();
    keys.forEach(key -> assertThat(access.things(key.text())).isEqualTo(200));
    long done = System.nanoTime();
    System.out.printf(
        "10,000 keys: one refresh of all %d ms, then %d requests/s%n",
        (refreshed - begin) / 1_000_000, 10_000L * 1_000_000_000 / (done - refreshed));
  }
}
