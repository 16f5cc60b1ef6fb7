package io.waymark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseFailure;
import io.waymark.clickhouse.ClickHouseFailure.Kind;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.DeduplicationGuard;
import io.waymark.clickhouse.Migrations;
import io.waymark.clickhouse.row.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseITCase {

  private static final List<String> COLUMNS = List.of("month", "name");

  private ClickHouseUrl url;
  private ClickHouse clickHouse;

  @BeforeEach
  void open() {
    url = ClickHouseUrl.parse(EmbeddedClickHouse.shared().newDatabase());
    clickHouse = ClickHouse.open(url);
  }

  @AfterEach
  void close() {
    clickHouse.close();
  }

  @Test
  void aTokenCountsOnceAlsoOverPartitionsAndAfterAPartOfItWasWritten() {
    table(clickHouse, 1000);
    byte[] first = rows(1, "a", 2, "b");

    clickHouse.insert("t", COLUMNS, first, "job/7/t/1");
    clickHouse.insert("t", COLUMNS, first, "job/7/t/1");
    clickHouse.insert("t", COLUMNS, rows(1, "a"), "job/8/t/1");
    // Only month 1 of the second token was written, as by an insert that was cut off.
    clickHouse.insert("t", COLUMNS, rows(1, "a", 2, "c"), "job/8/t/1");

    assertThat(names(clickHouse)).containsExactly("a", "a", "b", "c");
  }

  @Test
  void aTokenCountsOnceAlsoAfterARestart(@TempDir Path folder) {
    try (EmbeddedClickHouse engine = EmbeddedClickHouse.start(folder.resolve("data"), 0);
        ClickHouse own = ClickHouse.open(ClickHouseUrl.parse(engine.url()))) {
      table(own, 1000);
      own.insert("t", COLUMNS, rows(1, "a"), "token");
      engine.kill();

      ClickHouseFailure away =
          catchThrowableOfType(
              ClickHouseFailure.class, () -> own.insert("t", COLUMNS, rows(1, "b"), "other"));
      assertThat(away.isTransient()).isTrue();
      assertThat(own.isUp()).isFalse();

      engine.restart();
      own.insert("t", COLUMNS, rows(1, "a"), "token");
      assertThat(names(own)).containsExactly("a");
    }
  }

  @Test
  void aRefusalOfRowsIsToldFromOneOfTheStatement() {
    table(clickHouse, 1000);
    clickHouse.execute("ALTER TABLE t ADD CONSTRAINT named CHECK name != ''");

    assertThat(failure("t", rows(1, "")).kind()).isEqualTo(Kind.ROWS_REFUSED);
    assertThat(failure("t", rows(1, "")).code()).isEqualTo(469);
    assertThat(failure("t", new byte[] {1, 100, 1}).kind()).isEqualTo(Kind.ROWS_REFUSED);
    assertThat(failure("nosuch", rows(1, "a")).kind()).isEqualTo(Kind.STATEMENT_REFUSED);
    assertThat(names(clickHouse)).isEmpty();
  }

  @Test
  void noRowsAreNoFailure() {
    table(clickHouse, 1000);

    clickHouse.insert("t", COLUMNS, new byte[0], "empty");

    assertThat(names(clickHouse)).isEmpty();
  }

  @Test
  void anyTextPassesAsAParameterUnchanged() {
    for (String text :
        List.of("a'b", "tab\tnew\nline\r", "\\N", "\\", "{x:String}", "ü€😀", "--", "\u0001")) {
      List<String> back =
          clickHouse.query(
              "SELECT {text:String} AS text", Map.of("text", text), row -> row.getString("text"));
      assertThat(back).containsExactly(text);
    }
  }

  @Test
  void compressionGivesTheSameRows() {
    table(clickHouse, 1000);
    ClickHouseUrl compressed =
        ClickHouseUrl.parse(url.endpoint() + "/" + url.database() + "?compress=true");
    try (ClickHouse other = ClickHouse.open(compressed)) {
      other.insert("t", COLUMNS, rows(1, "a".repeat(100), 1, "b"), "token");
      assertThat(names(other)).containsExactly("a".repeat(100), "b");
      assertThat(
              catchThrowableOfType(
                      ClickHouseFailure.class, () -> other.execute("SELECT * FROM nosuch"))
                  .code())
          .isEqualTo(60);
    }
  }

  @Test
  void aClosedWindowIsRefusedWithTheCommandThatOpensIt() {
    table(clickHouse, 0);

    assertThatThrownBy(() -> DeduplicationGuard.check(clickHouse))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "ALTER TABLE t MODIFY SETTING non_replicated_deduplication_window = 10000");

    clickHouse.execute("ALTER TABLE t MODIFY SETTING non_replicated_deduplication_window = 10000");
    DeduplicationGuard.check(clickHouse);
  }

  @Test
  void migrationsRunFromSeveralProgramsAtOnce() throws Exception {
    ClickHouseUrl fresh = url.withDatabase(url.database() + "_fresh");
    ExecutorService programs = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> program =
          () -> {
            Migrations.ofProgram().run(fresh);
            return null;
          };
      for (Future<Void> done : programs.invokeAll(List.of(program, program, program, program))) {
        done.get();
      }
    } finally {
      programs.shutdownNow();
    }
    try (ClickHouse database = ClickHouse.open(fresh)) {
      assertThat(tables(database)).contains("schema_migrations");
      for (Table table : Table.values()) {
        assertThat(tables(database)).contains(table.tableName());
      }
      DeduplicationGuard.check(database);
    }
  }

  @Test
  void aChangedMigrationIsNamed() {
    Migrations.ofProgram().run(url);
    clickHouse.execute(
        "INSERT INTO schema_migrations SELECT 1, 'x', 'other', toDateTime64('2020-01-01', 3)");
    clickHouse.execute("OPTIMIZE TABLE schema_migrations FINAL");

    assertThatThrownBy(() -> Migrations.ofProgram().run(url))
        .hasMessageContaining("V001__the_line.sql")
        .hasMessageContaining("add a new step");
  }

  private static void table(ClickHouse database, int window) {
    database.execute(
        "CREATE TABLE t (month UInt8, name String) ENGINE = MergeTree PARTITION BY month"
            + " ORDER BY name SETTINGS non_replicated_deduplication_window = "
            + window);
  }

  private ClickHouseFailure failure(String table, byte[] rows) {
    return catchThrowableOfType(
        ClickHouseFailure.class, () -> clickHouse.insert(table, COLUMNS, rows, "refused"));
  }

  private static List<String> names(ClickHouse database) {
    return database.query(
        "SELECT name FROM t ORDER BY name", Map.of(), row -> row.getString("name"));
  }

  private static List<String> tables(ClickHouse database) {
    return database.query(
        "SELECT name FROM system.tables WHERE database = currentDatabase()",
        Map.of(),
        row -> row.getString("name"));
  }

  private static byte[] rows(Object... monthsAndNames) {
    TestingRowBinary rows = new TestingRowBinary();
    for (int i = 0; i < monthsAndNames.length; i += 2) {
      rows.uint8((int) monthsAndNames[i]).string((String) monthsAndNames[i + 1]);
    }
    return rows.toBytes();
  }
}
