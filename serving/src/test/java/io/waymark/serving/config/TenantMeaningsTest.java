package io.waymark.serving.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.hash.Sha256;
import io.waymark.serving.access.Actor;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By which version answers are read, also while the control store is away. */
class TenantMeaningsTest {

  private static final Caller CALLER = new Caller("main", "USD", Role.READ, "k");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private Instant now = NOON;
  private boolean away;
  private int asked;
  private final TestingConfig versions = new TestingConfig();
  private final TenantMeanings meanings =
      new TenantMeanings(
          new ConfigStore() {
            @Override
            public Optional<ConfigVersion> newest(String tenant) {
              return versions.newest(tenant);
            }

            @Override
            public Optional<ConfigVersion> find(String tenant, long version) {
              return versions.find(tenant, version);
            }

            @Override
            public Optional<ConfigVersion> deciding(String tenant, long ts) {
              asked++;
              if (away) {
                throw new Unavailable("postgres", "away", 1, new IllegalStateException());
              }
              return versions.deciding(tenant, ts);
            }

            @Override
            public List<ConfigVersion> page(String tenant, long below, int limit) {
              return versions.page(tenant, below, limit);
            }

            @Override
            public List<Long> supersededFrom(String tenant, long effectiveFrom) {
              return versions.supersededFrom(tenant, effectiveFrom);
            }

            @Override
            public ConfigVersion append(Actor actor, ConfigVersion version, List<Change> changes) {
              return versions.append(actor, version, changes);
            }
          },
          new Clock() {
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
          });

  private void version(long number, Instant from, String payload) {
    versions.append(
        new Actor("main", "k", "r"),
        new ConfigVersion(
            number, from.toEpochMilli(), Sha256.hex(payload), payload, NOON, "k", null),
        List.of());
  }

  @Test
  void aVersionThatIsStillToComeDecidesFromItsTimeOn() {
    version(1, NOON.plusSeconds(10), "{\"time\":{\"zone\":\"Asia/Tokyo\"}}");
    assertThat(meanings.of(CALLER).zoneName()).isEqualTo("UTC");
    assertThat(meanings.of(CALLER).currency()).as("the tenant's own").isEqualTo("USD");
    now = NOON.plusSeconds(11);
    assertThat(meanings.of(CALLER).zoneName()).isEqualTo("Asia/Tokyo");
    assertThat(meanings.of(CALLER).meaningVersion()).isEqualTo(1);
  }

  @Test
  void theStoreIsAskedOnceAMomentAndAtOnceAfterAChangeHere() {
    meanings.of(CALLER);
    meanings.of(CALLER);
    assertThat(asked).isEqualTo(1);
    version(1, Instant.EPOCH, "{\"money\":{\"base_currency\":\"EUR\"}}");
    assertThat(meanings.of(CALLER).currency()).isEqualTo("USD");
    meanings.forget("main");
    assertThat(meanings.of(CALLER).currency()).isEqualTo("EUR");
  }

  @Test
  void theLastOneKnownGoesOnWhileTheStoreIsAway() {
    version(1, Instant.EPOCH, "{\"time\":{\"week_start\":\"sunday\"}}");
    meanings.of(CALLER);
    away = true;
    now = NOON.plusSeconds(60);
    assertThat(meanings.of(CALLER).meaningVersion()).isEqualTo(1);
    assertThat(meanings.of(CALLER).meaningVersion()).isEqualTo(1);
    assertThat(asked).as("one request waits for what is away, not all").isEqualTo(2);
    meanings.forget("main");
    assertThatThrownBy(() -> meanings.of(CALLER)).isInstanceOf(Unavailable.class);
  }
}
