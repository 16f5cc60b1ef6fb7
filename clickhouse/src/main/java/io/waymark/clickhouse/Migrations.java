package io.waymark.clickhouse;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database forward to the schema of this program. Several programs may do it at once:
 * every statement can run twice, and a step is recorded after it ran.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String FOLDER = "migrations/";
  private static final OperatorQuery APPLIED =
      OperatorQuery.load(Migrations.class, "applied_migrations.sql");
  private static final String HISTORY = SqlResource.read(Migrations.class, "schema_migrations.sql");
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final List<Migration> migrations;

  Migrations(List<Migration> migrations) {
    this.migrations = migrations;
    for (int i = 1; i < migrations.size(); i++) {
      if (migrations.get(i).version() <= migrations.get(i - 1).version()) {
        throw new IllegalStateException("migrations/index.txt is not in order of versions");
      }
    }
  }

  /** The steps that come with this program. */
  public static Migrations ofProgram() {
    List<String> files =
        SqlResource.read(Migrations.class, FOLDER + "index.txt")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return new Migrations(
        files.stream()
            .map(file -> Migration.of(file, SqlResource.read(Migrations.class, FOLDER + file)))
            .toList());
  }

  /**
   * Makes the database where it is missing and runs what was not run yet.
   *
   * @throws IllegalStateException if a step that ran before has changed since
   * @throws ClickHouseFailure if a statement is refused, or the server is away
   */
  public void run(ClickHouseUrl url) {
    try (ClickHouse server = ClickHouse.open(url.withDatabase("default"));
        ClickHouse database = ClickHouse.open(url)) {
      if (!url.database().equals("default")) {
        patiently(server, "CREATE DATABASE IF NOT EXISTS " + url.database());
      }
      patiently(database, HISTORY);
      Map<Integer, String> applied = applied(database);
      warnOfNewer(applied);
      for (Migration migration : migrations) {
        String before = applied.get(migration.version());
        if (before == null) {
          apply(database, migration);
        } else if (!before.equals(migration.checksum())) {
          throw changed(migration, url);
        }
      }
    }
  }

  private static Map<Integer, String> applied(ClickHouse database) {
    Map<Integer, String> applied = new HashMap<>();
    APPLIED.run(
        database,
        Map.of(),
        row -> applied.put(row.getInteger("version"), row.getString("checksum")));
    return applied;
  }

  private static void apply(ClickHouse database, Migration migration) {
    for (String statement : migration.statements()) {
      patiently(database, statement);
    }
    database.execute(
        "INSERT INTO schema_migrations (version, file, checksum) SELECT "
            + migration.version()
            + ", '"
            + migration.file()
            + "', '"
            + migration.checksum()
            + "'");
    LOG.info("applied {}", migration.file());
  }

  /** Two programs that make the same table at once may disturb each other for a moment. */
  private static void patiently(ClickHouse database, String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        database.execute(statement);
        return;
      } catch (ClickHouseFailure e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during migrations", e);
    }
  }

  private void warnOfNewer(Map<Integer, String> applied) {
    int newest = migrations.isEmpty() ? 0 : migrations.get(migrations.size() - 1).version();
    applied.keySet().stream()
        .filter(version -> version > newest)
        .forEach(version -> LOG.warn("the schema is newer than this program: step {}", version));
  }

  private static IllegalStateException changed(Migration migration, ClickHouseUrl url) {
    return new IllegalStateException(
        "migration "
            + migration.file()
            + " ran on "
            + url
            + " with other statements than it has now; put the file back as it was and add a new"
            + " step for the change");
  }
}
