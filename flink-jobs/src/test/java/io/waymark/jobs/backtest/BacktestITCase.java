package io.waymark.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.Migrations;
import io.waymark.testkit.engine.EmbeddedClickHouse;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests over a real ClickHouse, with a queue in a real PostgreSQL. */
class BacktestITCase {

  private static final Path TABLES =
      Path.of(
          "../serving/src/main/resources/io/waymark/serving/access/migrations/V14__patterns.sql");

  /**
   * 20,000 customers with an event an hour for 50 hours: a mail in every tenth hour, and five hours
   * later a conversion for those of even numbers.
   */
  private static final String EVENTS =
      """
      INSERT INTO events (tenant, event_id, customer_id, kind, name, channel, ts, received)
      SELECT 'acme', toString(number), concat('c', toString(intDiv(number, 50))),
             multiIf(number % 10 = 0, 'touch', number % 10 = 5 AND intDiv(number, 50) % 2 = 0,
                     'conversion', 'engagement'),
             'n', if(number % 10 = 0, 'email', ''),
             toDateTime64('2026-10-01 00:00:00', 3, 'UTC') + toIntervalHour(number % 50), now64(3)
      FROM numbers(1000000)
      """;

  private static final String PATTERN =
      "{\"id\":\"mail\",\"steps\":[{\"name\":\"mail\",\"where\":\"channel == 'email'\"},"
          + "{\"name\":\"purchase\",\"where\":\"kind == 'conversion'\"}],"
          + "\"within\":\"6h\",\"emit\":[\"match\",\"dead_end\"]}";

  @TempDir static Path folder;
  private static EmbeddedClickHouse engine;
  private static PostgresServer postgres;
  private static Connection store;
  private static BacktestWorker worker;

  @BeforeAll
  static void start() throws Exception {
    engine = EmbeddedClickHouse.start();
    String clickHouse = engine.newDatabase();
    try (ClickHouse client = ClickHouse.open(ClickHouseUrl.parse(clickHouse))) {
      Migrations.ofProgram().run(ClickHouseUrl.parse(clickHouse));
      client.execute(EVENTS);
    }
    postgres =
        PostgresServer.start(
            folder.resolve("pg"), FreePorts.some(1).get(0), folder.resolve("pg.log"));
    StoreUrl url = StoreUrl.parse(postgres.url());
    store = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    sql("create table tenants (id text primary key); insert into tenants values ('acme')");
    sql(Files.readString(TABLES));
    sql("insert into patterns (tenant, id, created) values ('acme', 'mail', now())");
    sql(
        "insert into pattern_versions (tenant, pattern, version, definition, state, created,"
            + " created_by, changed) values ('acme', 'mail', 1, '"
            + PATTERN.replace("'", "''")
            + "', 'validated', now(), 'k', now())");
    worker =
        new BacktestWorker(
            BacktestOptions.parse(
                new String[] {},
                Map.of("DATABASE_URL", postgres.url(), "CLICKHOUSE_URL", clickHouse)));
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
    store.close();
    postgres.close();
    engine.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    sql("delete from backtests; update pattern_versions set state = 'validated'");
  }

  private static void sql(String text) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(text);
    }
  }

  private static String ask(String text) throws SQLException {
    try (Statement statement = store.createStatement();
        ResultSet row = statement.executeQuery(text)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  private static void enqueue(String id, String definition) throws SQLException {
    sql(
        "insert into backtests (id, tenant, pattern, version, definition, from_ts, to_ts, created,"
            + " created_by) values ('"
            + id
            + "', 'acme', 'mail', 1, '"
            + definition.replace("'", "''")
            + "', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', now(), 'k')");
  }

  /**
   * Worked by hand: five mails for each of 20,000 customers; the 10,000 with even numbers bought
   * five hours after each, so 50,000 matches; the other 50,000 are dead ends six hours after the
   * mail.
   */
  @Test
  void aMillionEventsAnswerInTenSeconds() throws SQLException {
    enqueue("b1", PATTERN);
    long begun = System.nanoTime();
    assertThat(worker.work()).isTrue();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("backtest of 1,000,000 events: %.1f s%n", seconds);
    assertThat(ask("select coalesce(error, state) from backtests")).isEqualTo("succeeded");
    assertThat(
            ask(
                "select concat_ws(' ', result->'events', result->'persons', result->'matches',"
                    + " result->'dead_ends') from backtests"))
        .isEqualTo("1000000 20000 50000 50000");
    // Mails at 0, 10, 20, 30 and 40 h; purchases 5 h and ends 6 h later: two of each in the first
    // 24 hours, three in the second.
    assertThat(
            ask(
                "select string_agg(concat_ws(':', d->>'day', d->'matches', d->'dead_ends'), ' ')"
                    + " from backtests, jsonb_array_elements(result->'per_day') d"))
        .isEqualTo("2026-10-01:20000:20000 2026-10-02:30000:30000");
    assertThat(ask("select jsonb_array_length(result->'samples') from backtests")).isEqualTo("10");
    assertThat(ask("select state from pattern_versions")).isEqualTo("backtested");
    assertThat(seconds).isLessThan(10);
  }

  @Test
  void workWithoutALifeIsTakenAgainThreeTimesAtMost() throws SQLException {
    enqueue("b2", PATTERN);
    sql(
        "update backtests set state = 'running', worker = 'gone', attempts = 1,"
            + " lease = now() - interval '1 s'");
    assertThat(worker.work()).isTrue();
    assertThat(ask("select state from backtests")).isEqualTo("succeeded");
    sql("update backtests set state = 'running', attempts = 3, lease = now() - interval '1 s'");
    assertThat(worker.work()).isFalse();
    assertThat(ask("select error from backtests")).contains("three times");
  }

  @Test
  void whatFailsSaysWhyAndWhatIsCalledOffEnds() throws SQLException {
    enqueue("b3", "{\"id\":\"mail\"}");
    assertThat(worker.work()).isTrue();
    assertThat(ask("select state || ' ' || error from backtests")).contains("failed", "steps");
    sql("delete from backtests");
    enqueue("b4", PATTERN);
    sql("update backtests set cancel = true");
    assertThat(worker.work()).as("nobody wants it").isFalse();
  }
}
