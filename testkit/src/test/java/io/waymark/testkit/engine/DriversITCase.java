package io.waymark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public clients as they come, with their own defaults. */
class DriversITCase {

  private static final String TYPES =
      "SELECT toDecimal64('12345.6789', 4) AS money, toDecimal128('-0.0001', 4) AS sum,"
          + " toDateTime64('2026-11-23 01:02:03.456', 3, 'UTC') AS ts, [1, 2]::Array(UInt32) AS list,"
          + " map('EUR', toDecimal128('1.5', 4)) AS amounts,"
          + " 'web'::LowCardinality(String) AS channel, true AS flag,"
          + " NULL::Nullable(String) AS nothing, toUInt64('18446744073709551615') AS big";

  private String url;

  @BeforeEach
  void database() {
    url = EmbeddedClickHouse.shared().newDatabase();
  }

  @Test
  void jdbcReadsEveryTypeOfTheTables() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:clickhouse:" + url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TYPES)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBigDecimal("money")).isEqualTo(new BigDecimal("12345.6789"));
      assertThat(row.getBigDecimal("sum")).isEqualTo(new BigDecimal("-0.0001"));
      assertThat(row.getTimestamp("ts").toInstant()).hasToString("2026-11-23T01:02:03.456Z");
      assertThat((Object[]) row.getArray("list").getArray()).hasSize(2);
      assertThat((Map<?, ?>) row.getObject("amounts")).hasToString("{EUR=1.5000}");
      assertThat(row.getString("channel")).isEqualTo("web");
      assertThat(row.getBoolean("flag")).isTrue();
      assertThat(row.getString("nothing")).isNull();
      assertThat(row.getString("big")).isEqualTo("18446744073709551615");
    }
  }

  @Test
  void jdbcWritesInBatchesAndBindsParameters() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:clickhouse:" + url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a Int64, s String) ENGINE = MergeTree ORDER BY a");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
        for (int i = 0; i < 1000; i++) {
          insert.setLong(1, i);
          insert.setString(2, "it's " + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement count =
          connection.prepareStatement("SELECT count(), sum(a) FROM t WHERE s != ?")) {
        count.setString(1, "it's 7");
        ResultSet row = count.executeQuery();
        row.next();
        assertThat(row.getLong(1)).isEqualTo(999);
        assertThat(row.getLong(2)).isEqualTo(499_500 - 7);
      }
    }
  }

  @Test
  void jdbcNamesTheErrorOfTheEngine() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:clickhouse:" + url);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nosuch"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Code: 60")
          .hasMessageContaining("UNKNOWN_TABLE");
    }
  }

  @Test
  void clientV2ReadsEveryTypeWithItsOwnCompression() {
    try (Client client = client()) {
      GenericRecord row = client.queryAll(TYPES).get(0);
      assertThat(row.getBigDecimal("money")).isEqualTo(new BigDecimal("12345.6789"));
      assertThat(row.getLocalDateTime("ts"))
          .isEqualTo(LocalDateTime.of(2026, 11, 23, 1, 2, 3, 456_000_000));
      assertThat((List<?>) row.getList("list")).hasSize(2);
      assertThat(row.getString("channel")).isEqualTo("web");
      assertThat(row.getBoolean("flag")).isTrue();
      assertThat(row.hasValue("nothing")).isFalse();
    }
  }

  @Test
  void clientV2ReadsAnAnswerOfManyBlocks() {
    try (Client client = client()) {
      List<GenericRecord> rows =
          client.queryAll("SELECT number AS n, toString(number) AS s FROM numbers(100000)");
      assertThat(rows).hasSize(100_000);
      assertThat(rows.get(99_999).getString("s")).isEqualTo("99999");
    }
  }

  private Client client() {
    int slash = url.lastIndexOf('/');
    return new Client.Builder()
        .addEndpoint(url.substring(0, slash))
        .setUsername("default")
        .setPassword("")
        .setDefaultDatabase(url.substring(slash + 1))
        .build();
  }
}
