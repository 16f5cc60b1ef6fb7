package io.waymark.serving.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.core.erase.ErasureOrder;
import io.waymark.serving.access.Actor;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.query.ClickHouseStore;
import io.waymark.testkit.engine.EmbeddedClickHouse;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasures over a real PostgreSQL and a real ClickHouse engine; the job's part is played. */
class ErasureITCase {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static EmbeddedClickHouse engine;
  private static URI database;
  private static ControlStore control;
  private static ClickHouseStore rows;
  private static int checkpoint;

  @BeforeAll
  static void start() {
    int port = FreePorts.some(1).get(0);
    postgres = PostgresServer.start(folder.resolve("pg"), port, folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
    engine = EmbeddedClickHouse.start();
    database = URI.create(engine.newDatabase());
    rows =
        new ClickHouseStore(
            ClickHouseUrl.parse(database.toString()), Duration.ofSeconds(20), false);
    rows.migrate();
    checkpoint();
  }

  @AfterAll
  static void stop() {
    rows.close();
    control.close();
    postgres.close();
    engine.close();
  }

  /** Erasures of one test must not take the steps of another. */
  @BeforeEach
  void endOthers() {
    control.change(handle -> handle.execute("update erasures set state = 'failed'"));
  }

  private static void sql(String statement) {
    engine.execute(database, statement);
  }

  private static void event(String tenant, String id, String customer, String visitor, int hour) {
    for (String table : List.of("events", "conversions", "refunds", "late_events")) {
      sql(
          String.format(
              "INSERT INTO %s (tenant, event_id, customer_id, anonymous_id, ts)"
                  + " VALUES ('%s', '%s', '%s', '%s', '2026-11-01 %02d:00:00')",
              table, tenant, id, customer, visitor, hour));
    }
  }

  private static void identity(String tenant, String visitor, String customer, int hour) {
    sql(
        String.format(
            "INSERT INTO identities VALUES ('%s', '%s', '%s', '%s', 1)",
            tenant,
            visitor,
            hour == 0 ? "1970-01-01 00:00:00" : "2026-11-01 0" + hour + ":00:00",
            customer));
  }

  private static void checkpoint() {
    checkpoint++;
    sql(
        String.format(
            "INSERT INTO progress VALUES ('journey', %d, 1, 0, now64(3), now64(3))", checkpoint));
  }

  private static void report(String tenant, Receipt receipt, int part) {
    for (String stage : ErasureOrder.STAGES) {
      sql(
          String.format(
              "INSERT INTO erasures VALUES ('%s', '%s', %d, '%s', 1, 0, 1, now64(3))",
              tenant, receipt.id(), part, stage));
    }
  }

  /** Another process each time, as if the one before had ended. */
  private static ErasureService service(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new ErasureService(control, new PersonQueries(rows), eraser(clock), clock);
  }

  private static Eraser eraser(Clock clock) {
    return new Eraser(new PersonQueries(rows), rows, clock, PATIENCE, tenant -> {});
  }

  private static void step(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    new ErasureWorker(control, eraser(clock), clock).step();
  }

  private static void sent() {
    control.change(handle -> handle.execute("update control_outbox set sent = seq"));
  }

  private static Receipt receipt(String tenant, Receipt asked) {
    return service(NOON).receipt(tenant, asked.id(), true).orElseThrow();
  }

  private static Actor actor(String tenant) {
    return new Actor(tenant, "k", "r");
  }

  private static String outbox(String tenant) {
    return control.read(handle ->
        handle
            .createQuery(
                "select distinct on (key) coalesce(record, '') from control_outbox"
                    + " where key like :key order by key, seq desc")
            .bind("key", "erase/" + tenant + "/%")
            .mapTo(String.class)
            .list()
            .toString());
  }

  /** c1 had v1 all the time and v2 until 4 o'clock, when it became c2's. */
  private static void shop(String tenant) {
    identity(tenant, "v1", "c1", 0);
    identity(tenant, "v2", "c1", 0);
    identity(tenant, "v2", "c2", 4);
    event(tenant, "e1", "c1", "", 1);
    event(tenant, "e2", "", "v1", 2);
    event(tenant, "e3", "", "v2", 3);
    event(tenant, "e4", "", "v2", 5);
    event(tenant, "e5", "c2", "v1", 6);
    event(tenant, "e6", "", "v3", 6);
    sql(
        "INSERT INTO customers (tenant, identified, person, first_ts, version) VALUES ('"
            + tenant
            + "', true, 'c1', '2026-11-01 01:00:00', 5), ('"
            + tenant
            + "', true, 'c2', '2026-11-01 01:00:00', 5)");
    sql(
        "INSERT INTO journeys (tenant, purchase_key, person, identified, ts, touch_channel, version)"
            + " VALUES ('"
            + tenant
            + "', 'o:1', 'c1', true, '2026-11-01 01:00:00', ['email', 'a\"b'], 5)");
    sql(
        "INSERT INTO rejected_events (tenant, key, payload, received) VALUES ('"
            + tenant
            + "', 'k1', '{\"ts\":\"never\",\"customer_id\" : \"c1\",\"cut', '2026-11-01 01:00:00'), ('"
            + tenant
            + "', 'k2', '{\"anonymousId\":\"v3\"}', '2026-11-01 01:00:00')");
  }

  @Test
  void nothingOfAPersonIsLeftAndEverythingOfTheOthersIs() {
    shop("a");
    shop("other");
    Receipt asked = service(NOON).erase(actor("a"), "v1", false);
    assertThat(asked.state()).isEqualTo("accepted");
    assertThat(asked.ids()).as("c1, v1, v2").isEqualTo(3);
    assertThat(service(NOON).erase(actor("a"), "c1", false).id())
        .as("by another id of the person")
        .isEqualTo(asked.id());
    assertThat(outbox("a")).contains("cc1");

    step(NOON);
    assertThat(receipt("a", asked).state()).as("the order waits").isEqualTo("accepted");
    sent();
    step(NOON.plusSeconds(1));
    step(NOON.plusSeconds(2));
    assertThat(receipt("a", asked).detail()).isEqualTo("3 reports of the job are awaited");
    report("a", asked, 0);
    step(NOON.plusSeconds(3));
    step(NOON.plusSeconds(4));
    assertThat(receipt("a", asked).state()).as("no newer checkpoint").isEqualTo("clearing");
    // A visitor turned out to be c1 while the job was at it.
    identity("a", "v4", "c1", 0);
    event("a", "e7", "", "v4", 3);
    checkpoint();
    step(NOON.plusSeconds(5));
    step(NOON.plusSeconds(6));
    assertThat(receipt("a", asked).state()).as("one id more").isEqualTo("accepted");
    sent();
    step(NOON.plusSeconds(7));
    report("a", asked, 1);
    step(NOON.plusSeconds(8));
    checkpoint();
    step(NOON.plusSeconds(9));
    step(NOON.plusSeconds(10));
    assertThat(receipt("a", asked).deleted()).containsEntry("events", 4L);
    step(NOON.plusSeconds(11));

    Receipt done = receipt("a", asked);
    assertThat(done.state()).isEqualTo("done");
    assertThat(done.deleted())
        .containsEntry("events", 4L)
        .containsEntry("late_events", 4L)
        .containsEntry("customers", 1L)
        .containsEntry("journeys", 1L)
        .containsEntry("identities", 3L)
        .containsEntry("rejected_events", 1L);
    assertThat(done.remaining().values()).containsOnly(0L);
    // Hashes, salts and order ids are random: one in a dozen runs has these letters in a row there.
    assertThat(outbox("a").replaceAll("[0-9a-f-]{32,}", "#"))
        .contains("marks")
        .doesNotContain("cc1")
        .doesNotContain("vv1");
    assertThat(exported("a", "c2"))
        .as("c2 and his time with v2")
        .contains("e4", "e5")
        .doesNotContain("e3", "e7");
    assertThat(new PersonQueries(rows).find("a", "v3")).isPresent();
    assertThat(exported("other", "c1")).contains("e1", "e2", "e3", "o:1", "k1");
    assertThat(service(NOON).erase(actor("a"), "c1", false).id())
        .as("asked again")
        .isEqualTo(asked.id());
    List<String> acts =
        control.read(handle ->
            handle
                .createQuery("select subject from audit_log where tenant = 'a'")
                .mapTo(String.class)
                .list());
    assertThat(acts).containsExactly(asked.id());
  }

  private static String exported(String tenant, String id) {
    List<String> lines = new ArrayList<>();
    String cursor = "";
    do {
      Export page = service(NOON).export(tenant, id, ExportCursor.parse(cursor), 2);
      lines.addAll(page.rows().stream().map(Export.Line::row).toList());
      cursor = page.nextCursor() == null ? "" : page.nextCursor();
    } while (!cursor.isEmpty());
    return String.join("\n", lines);
  }

  @Test
  void aJobThatDoesNotConfirmFailsItAndTheSameRequestTriesAgain() {
    event("f", "e1", "c1", "", 1);
    Receipt asked = service(NOON).erase(actor("f"), "c1", false);
    sent();
    step(NOON);
    step(NOON);
    step(NOON.plus(PATIENCE).plusSeconds(1));
    Receipt failed = receipt("f", asked);
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.detail()).contains("60 s", "3 reports", "send the DELETE again");
    Receipt again = service(NOON.plusSeconds(100)).erase(actor("f"), "c1", false);
    assertThat(again.id()).isEqualTo(asked.id());
    assertThat(again.state()).isEqualTo("accepted");
  }

  @Test
  void whoeverIsUnknownIsNotFoundUnlessEventsMayBeUnderWay() {
    assertThatThrownBy(() -> service(NOON).erase(actor("u"), "c9", false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nothing is kept about the id 'c9'");
    Receipt asked = service(NOON).erase(actor("u"), "c9\u0000", true);
    assertThat(asked.ids()).as("as a customer's and as a visitor's").isEqualTo(2);
  }
}
