package io.waymark.serving.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.serving.access.Actor;
import io.waymark.serving.access.ApiKey;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.access.KeyDirectory;
import io.waymark.serving.document.Document;
import io.waymark.serving.document.DocumentFormat;
import io.waymark.serving.document.DocumentReader;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.TestingReader;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions over a real PostgreSQL: what is kept, sent and noted, and who sees it. */
class ConfigITCase {

  private static final Actor ACTOR = new Actor("main", "3f6a01bc22de", "r-1");

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static ControlStore control;

  @BeforeAll
  static void start() {
    int port = FreePorts.some(1).get(0);
    postgres = PostgresServer.start(folder.resolve("pg"), port, folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
    for (String tenant : List.of("main", "other", "busy", "many")) {
      new KeyDirectory(control, Limits.WIDE).ensureOperator(tenant, "USD", ApiKey.generate());
    }
  }

  @AfterAll
  static void stop() {
    control.close();
    postgres.close();
  }

  private static Document yaml(String text) {
    return DocumentReader.read(DocumentFormat.YAML, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ConfigService service() {
    return new ConfigService(
        new PostgresConfigStore(control),
        new HistoryQueries(new TestingReader()),
        Clock.systemUTC(),
        any -> {});
  }

  private static Outcome apply(String tenant, String text, String from) {
    Actor actor = new Actor(tenant, ACTOR.keyId(), ACTOR.requestId());
    return service().apply(actor, service().newest(tenant), yaml(text), from, "");
  }

  private static List<String> texts(String sql) {
    return control.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void aVersionIsKeptSentAndNotedTogether() {
    apply("main", "time: {zone: Europe/Berlin}", "2026-10-01");
    apply("main", "time: {zone: Europe/Paris}", "2026-09-01");
    assertThat(texts("select key from control_outbox where key like 'meaning/main/%' order by seq"))
        .containsExactly("meaning/main/main/1", "meaning/main/main/2", "meaning/main/main/1");
    assertThat(
            texts(
                "select coalesce(record, 'gone') from control_outbox"
                    + " where key = 'meaning/main/main/1' order by seq desc limit 1"))
        .as("version 1 has nothing left to decide")
        .containsExactly("gone");
    assertThat(texts("select record from control_outbox where key = 'meaning/main/main/2'"))
        .singleElement()
        .asString()
        .contains("\"version\":2", "\"effective_from\":1788213600000", "Europe/Paris");
    assertThat(
            texts(
                "select after::text from audit_log where tenant = 'main'"
                    + " and action = 'config.apply' order by id desc limit 1"))
        .singleElement()
        .asString()
        .contains("/time/zone", "Europe/Berlin", "Europe/Paris", "2026-08-31T22:00:00Z");
    assertThat(service().version("main", 1).supersededBy()).isEqualTo(2L);
    assertThat(service().page("main", Long.MAX_VALUE, 10))
        .extracting(ConfigVersion::version)
        .containsExactly(2L, 1L);
  }

  @Test
  void aTenantIsReadByItsOwnVersion() {
    apply("other", "time: {zone: Asia/Tokyo}\nmoney: {base_currency: JPY}", "always");
    TenantMeanings meanings =
        new TenantMeanings(new PostgresConfigStore(control), Clock.systemUTC());
    TenantView other = meanings.of(new Caller("other", "USD", Role.READ, "k"));
    assertThat(other.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(other.currency()).isEqualTo("JPY");
    assertThat(other.meaningVersion()).isEqualTo(1);
    TenantView plain = meanings.of(new Caller("plain", "USD", Role.READ, "k"));
    assertThat(plain.zoneName()).isEqualTo("UTC");
    assertThat(plain.currency()).isEqualTo("USD");
  }

  /** Law: of writers at once, those that are told yes made the versions, one each. */
  @Test
  void ofManyAtOnceEachIsAVersionOrRefused() throws Exception {
    int applied = 0;
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> work =
          java.util.stream.IntStream.range(0, 20)
              .<Callable<Boolean>>mapToObj(i ->
                  () -> {
                    try {
                      return apply("busy", "consent: {}\ntraffic: {ids: u" + i + "}", "always")
                          .applied();
                    } catch (ProblemException e) {
                      assertThat(e.problem().status()).isEqualTo(409);
                      return false;
                    }
                  })
              .toList();
      for (Future<Boolean> each : writers.invokeAll(work)) {
        applied += each.get() ? 1 : 0;
      }
    }
    assertThat(applied).isPositive();
    assertThat(service().newest("busy").version()).isEqualTo(applied);
    assertThat(texts("select version::text from meaning_versions where tenant = 'busy'"))
        .hasSize(applied);
    assertThat(
            texts(
                "select version::text from meaning_versions"
                    + " where tenant = 'busy' and superseded_by is null"))
        .as("all begin at always, so only the newest decides")
        .containsExactly(Integer.toString(applied));
  }

  @Test
  void versionsThatDecideHaveALimit() {
    // Each begins later than the one before, so each keeps a time of its own.
    for (int i = 0; i < 200; i++) {
      apply(
          "many",
          "traffic: {ids: u" + i + "}",
          java.time.LocalDate.of(2030, 1, 1).plusDays(i).toString());
    }
    long newest = service().newest("many").version();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2; i++) {
                apply("many", "traffic: {ids: last" + i + "}", "2031-01-0" + (i + 1));
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("the limit is 200");
    assertThat(service().newest("many").version()).isLessThanOrEqualTo(newest + 1);
  }
}
