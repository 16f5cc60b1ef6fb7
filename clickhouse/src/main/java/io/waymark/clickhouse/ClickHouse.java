package io.waymark.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.CompressionMethod;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.client.api.query.Records;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A connection pool to one database. Safe for use by several threads. */
public final class ClickHouse implements AutoCloseable {

  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 120;
  // Below the 10 s after which older servers close an idle connection.
  private static final int KEEP_ALIVE_SECONDS = 8;
  private static final int MAX_CONNECTIONS = 32;
  private static final int DEAD_CONNECTION_RETRIES = 3;

  private final ClickHouseUrl url;
  private final Client client;
  private final boolean walled;

  private ClickHouse(ClickHouseUrl url, Client client, boolean walled) {
    this.url = url;
    this.client = client;
    this.walled = walled;
  }

  /** Opens no connection yet: a server that is down shows at the first call. */
  public static ClickHouse open(ClickHouseUrl url) {
    return open(url, false);
  }

  /**
   * Opens no connection yet.
   *
   * @param walled whether the server's row policies hold each query to its tenant ({@link RowWall})
   */
  public static ClickHouse open(ClickHouseUrl url, boolean walled) {
    return new ClickHouse(
        url,
        new Client.Builder()
            .addEndpoint(url.endpoint())
            .setUsername(url.user())
            .setPassword(url.password())
            .setDefaultDatabase(url.database())
            .compressServerResponse(url.compress())
            .compressClientRequest(url.compress())
            .compressionMethod(CompressionMethod.LZ4)
            .setConnectTimeout(CONNECT_SECONDS, ChronoUnit.SECONDS)
            .setSocketTimeout(ANSWER_SECONDS, ChronoUnit.SECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS, ChronoUnit.SECONDS)
            .setMaxConnections(MAX_CONNECTIONS)
            .setSocketTcpNodelay(true)
            .useAsyncRequests(false)
            // A server that restarted leaves dead connections in the pool. Reads may be repeated,
            // and inserts carry a token.
            .retryOnFailures(ClientFaultCause.NoHttpResponse)
            .setMaxRetries(DEAD_CONNECTION_RETRIES)
            .setClientName("waymark")
            .build(),
        walled);
  }

  public ClickHouseUrl url() {
    return url;
  }

  /**
   * Inserts rows, at most once per token within the table's deduplication window.
   *
   * @param table name of the table
   * @param columns in the order in which the rows hold them
   * @param rows in RowBinary, any number
   * @param token the same for every attempt at the same rows
   * @throws ClickHouseFailure if not all rows are known to be written
   */
  public void insert(String table, List<String> columns, byte[] rows, String token) {
    insert(table, columns, new ByteArrayInputStream(rows), token);
  }

  /**
   * Inserts rows, at most once per token within the table's deduplication window.
   *
   * @param rows in RowBinary, any number; an attempt that meets a dead connection is made again
   *     after {@code reset}, which must lead to the first row
   * @throws ClickHouseFailure if not all rows are known to be written
   */
  public void insert(String table, List<String> columns, InputStream rows, String token) {
    InsertSettings settings =
        new InsertSettings()
            .serverSetting("async_insert", "0")
            .serverSetting("insert_deduplicate", "1")
            .serverSetting("insert_deduplication_token", token)
            .serverSetting("deduplicate_blocks_in_dependent_materialized_views", "1")
            .serverSetting("max_partitions_per_insert_block", "0")
            // Rows of one key in a batch are rare, and reads are exact before merges anyway.
            .serverSetting("optimize_on_insert", "0");
    String what = "insert into " + table;
    CompletableFuture<InsertResponse> insert =
        start(
            what, () -> client.insert(table, columns, rows, ClickHouseFormat.RowBinary, settings));
    await(what, insert).close();
  }

  /**
   * Reads rows. Product code comes here through {@link TenantQuery} or {@link OperatorQuery}.
   *
   * @param parameters values of {@code {name:Type}} in the statement
   */
  public <T> List<T> query(
      String sql, Map<String, Object> parameters, Function<GenericRecord, T> row) {
    return query(sql, parameters, settings(), row);
  }

  /** The same for rows of one tenant, of which a walled server is told. */
  <T> List<T> queryOfTenant(
      String sql, String tenant, Map<String, Object> parameters, Function<GenericRecord, T> row) {
    QuerySettings settings = settings();
    if (walled) {
      settings.serverSetting(RowWall.SETTING, RowWall.value(tenant));
    }
    return query(sql, parameters, settings, row);
  }

  private static QuerySettings settings() {
    return new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
  }

  private <T> List<T> query(
      String sql,
      Map<String, Object> parameters,
      QuerySettings settings,
      Function<GenericRecord, T> row) {
    try (Records records =
        await("query", start("query", () -> client.queryRecords(sql, parameters, settings)))) {
      List<T> rows = new ArrayList<>();
      for (GenericRecord each : records) {
        rows.add(row.apply(each));
      }
      return rows;
    } catch (ClickHouseFailure e) {
      throw e;
    } catch (Exception e) {
      throw ClickHouseFailure.of("query", e);
    }
  }

  /** Runs a statement that answers nothing: DDL, SYSTEM. */
  public void execute(String sql) {
    try (QueryResponse done = await("statement", start("statement", () -> client.query(sql)))) {
      done.getReadRows();
    } catch (ClickHouseFailure e) {
      throw e;
    } catch (Exception e) {
      throw ClickHouseFailure.of("statement", e);
    }
  }

  /** Whether the server answers at all. */
  public boolean isUp() {
    return client.ping();
  }

  @Override
  public void close() {
    client.close();
  }

  /** Without its own threads the client fails in the call already, not in the future. */
  private static <T> CompletableFuture<T> start(String what, Call<T> call) {
    try {
      return call.start();
    } catch (RuntimeException e) {
      throw ClickHouseFailure.of(what, e);
    }
  }

  private static <T> T await(String what, CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw ClickHouseFailure.of(what, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClickHouseFailure.of(what, e);
    }
  }

  private interface Call<T> {
    CompletableFuture<T> start();
  }
}
