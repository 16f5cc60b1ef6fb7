package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {

  private final Map<String, StoredKey> stored = new HashMap<>();
  private boolean away;
  private int asked;
  private long latest;
  private Instant now = Instant.parse("2026-11-01T10:00:00Z");

  private final KeyMemory memory =
      new KeyMemory(
          new TestingStore(), new TestingClock(), Duration.ofSeconds(10), Duration.ofMinutes(10));
  private final KeyCheck check = new KeyCheck(memory, new TestingClock());

  private final class TestingClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final class TestingStore implements KeyStore {
    @Override
    public Optional<StoredKey> find(String id) {
      asked++;
      requireHere();
      return Optional.ofNullable(stored.get(id));
    }

    @Override
    public KeyChanges changesAfter(long version) {
      requireHere();
      List<StoredKey> changed =
          stored.values().stream().filter(key -> key.version() > version).toList();
      return new KeyChanges(latest, changed, Set.of("https://shop.example"));
    }
  }

  private void requireHere() {
    if (away) {
      throw new Unavailable("postgres", "away", 1, new Exception());
    }
  }

  private ApiKey keep(@Nullable Instant expires, @Nullable Instant revoked) {
    ApiKey key = ApiKey.generate();
    Caller caller = new Caller("main", "USD", Role.READ, key.id());
    stored.put(key.id(), new StoredKey(caller, key.hash(), expires, revoked, ++latest));
    return key;
  }

  private void revoke(ApiKey key) {
    StoredKey old = Objects.requireNonNull(stored.get(key.id()));
    stored.put(key.id(), new StoredKey(old.caller(), old.hash(), old.expires(), now, ++latest));
  }

  private static String header(ApiKey key) {
    return "Bearer " + key.text();
  }

  @Test
  void aKnownKeyGivesItsCaller() {
    ApiKey key = keep(null, null);
    assertThat(check.authenticate(header(key)).tenant()).isEqualTo("main");
    assertThat(check.authenticate("bearer " + key.text()).keyId()).isEqualTo(key.id());
  }

  @Test
  void aKeyMayComeAsTheUserNameOfBasic() {
    ApiKey key = keep(null, null);
    for (String user : new String[] {key.text() + ":", key.text()}) {
      String encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      assertThat(check.authenticate("Basic " + encoded).keyId()).isEqualTo(key.id());
    }
  }

  @Test
  void anotherSecretUnderAKnownIdIsNobody() {
    ApiKey key = keep(null, null);
    ApiKey forged = new ApiKey(key.id(), ApiKey.generate().secret());
    check.authenticate(header(key));
    assertThatThrownBy(() -> check.authenticate(header(forged)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void expiredAndRevokedKeysAreNobody() {
    ApiKey expired = keep(now.minusSeconds(1), null);
    ApiKey revoked = keep(null, now.minusSeconds(1));
    for (ApiKey key : new ApiKey[] {expired, revoked}) {
      assertThatThrownBy(() -> check.authenticate(header(key)))
          .hasMessageContaining("unknown, expired or revoked");
    }
  }

  @Test
  void aKeyExpiresAlsoWhileItIsRemembered() {
    ApiKey key = keep(now.plusSeconds(5), null);
    check.authenticate(header(key));
    now = now.plusSeconds(6);
    assertThatThrownBy(() -> check.authenticate(header(key))).isInstanceOf(ProblemException.class);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void theStoreIsAskedAgainAfterTenSecondsAndARevokedKeyEnds() {
    ApiKey key = keep(null, null);
    check.authenticate(header(key));
    check.authenticate(header(key));
    assertThat(asked).isEqualTo(1);
    stored.remove(key.id());
    now = now.plusSeconds(11);
    assertThatThrownBy(() -> check.authenticate(header(key))).isInstanceOf(ProblemException.class);
  }

  @Test
  void whileTheStoreIsAwayKnownKeysGoOnForAWhileAndOthersSayUnavailable() {
    ApiKey known = keep(null, null);
    ApiKey unseen = keep(null, null);
    check.authenticate(header(known));
    away = true;
    now = now.plusSeconds(60);
    assertThat(check.authenticate(header(known)).tenant()).isEqualTo("main");
    assertThatThrownBy(() -> check.authenticate(header(unseen))).isInstanceOf(Unavailable.class);
    now = now.plusSeconds(600);
    assertThatThrownBy(() -> check.authenticate(header(known))).isInstanceOf(Unavailable.class);
  }

  @Test
  void aRevokedKeyEndsWithTheNextRefresh() {
    ApiKey key = keep(null, null);
    memory.refresh();
    check.authenticate(header(key));
    revoke(key);
    assertThat(check.authenticate(header(key)).tenant()).isEqualTo("main");
    memory.refresh();
    assertThatThrownBy(() -> check.authenticate(header(key))).isInstanceOf(ProblemException.class);
  }

  @Test
  void anAnswerThatIsOlderThanAChangeDoesNotUndoIt() {
    ApiKey key = keep(null, null);
    StoredKey living = Objects.requireNonNull(stored.get(key.id()));
    memory.refresh();
    revoke(key);
    memory.refresh();
    stored.put(key.id(), living);
    now = now.plusSeconds(11);
    assertThatThrownBy(() -> check.authenticate(header(key))).isInstanceOf(ProblemException.class);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aSecondOfRefreshesKeepsTenThousandKeysWithoutAskingForEach() {
    List<ApiKey> keys = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      keys.add(keep(null, null));
    }
    memory.refresh();
    for (int round = 0; round < 5; round++) {
      keys.forEach(key -> check.authenticate(header(key)));
      now = now.plusSeconds(9);
      memory.refresh();
    }
    assertThat(asked).isZero();
  }

  @Test
  void whereRefreshesFailKeysAreAskedForAgain() {
    ApiKey key = keep(null, null);
    memory.refresh();
    check.authenticate(header(key));
    away = true;
    assertThatThrownBy(memory::refresh).isInstanceOf(Unavailable.class);
    away = false;
    now = now.plusSeconds(11);
    revoke(key);
    assertThatThrownBy(() -> check.authenticate(header(key))).isInstanceOf(ProblemException.class);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void originsOfLivingKeysAreKnownAfterARefresh() {
    assertThat(memory.allowsOrigin("https://shop.example")).isFalse();
    keep(null, null);
    memory.refresh();
    assertThat(memory.allowsOrigin("https://shop.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic d206eA==", "Basic", "Basic ?", "Bearer", "Bearer x", "wm_abcd_secret"})
  void otherHeadersNeverReachTheStore(String header) {
    assertThatThrownBy(() -> check.authenticate(header)).isInstanceOf(ProblemException.class);
    assertThat(asked).isZero();
  }
}
