package io.waymark.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.net.FreePorts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerITCase {
  @Test
  void rowsSurviveAKill(@TempDir Path dir) throws Exception {
    Path data = dir.resolve("postgres");
    Path log = dir.resolve("logs/postgres.log");
    int port = FreePorts.some(1).get(0);
    PostgresServer first = PostgresServer.start(data, port, log);
    run(first, "CREATE TABLE t (x int)");
    run(first, "INSERT INTO t VALUES (7)");
    first.process().destroyForcibly();
    first.process().onExit().get(10, TimeUnit.SECONDS);

    first.close();

    try (PostgresServer second = PostgresServer.start(data, port, log)) {
      assertThat(read(second)).isEqualTo(7);
      assertThat(second.url())
          .isEqualTo("postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres");
    }
  }

  private static void run(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int read(PostgresServer server) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT x FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
