package io.waymark.serving.query;

import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseColumn;
import io.waymark.clickhouse.ClickHouse;
import io.waymark.clickhouse.ClickHouseFailure;
import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.clickhouse.Migrations;
import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.RowWall;
import io.waymark.clickhouse.TenantDelete;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The store over the thin client of module clickhouse. */
public final class ClickHouseStore implements Store {

  private static final int RETRY_SECONDS = 2;

  /** Unknown table and unknown database: the migrations have not run yet. */
  private static final Set<Integer> NOT_YET = Set.of(60, 81);

  private final ClickHouse clickHouse;
  private final Duration timeout;
  private final boolean walled;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Opens no connection yet.
   *
   * @param timeout for one query
   * @param walled whether row policies of the server hold each query to its tenant too
   */
  public ClickHouseStore(ClickHouseUrl url, Duration timeout, boolean walled) {
    this.clickHouse = ClickHouse.open(url, walled);
    this.timeout = timeout;
    this.walled = walled;
  }

  @Override
  public void migrate() {
    Migrations.ofProgram().run(clickHouse.url());
    if (walled) {
      RowWall.raise(clickHouse);
    }
  }

  @Override
  public void ping() {
    if (!clickHouse.isUp()) {
      throw away("no answer from ClickHouse", new IllegalStateException("ping"));
    }
  }

  @Override
  public List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters) {
    return bounded(() -> query.run(clickHouse, tenant, parameters, ClickHouseStore::row));
  }

  @Override
  public List<Row> read(OperatorQuery query) {
    return bounded(() -> query.run(clickHouse, Map.of(), ClickHouseStore::row));
  }

  @Override
  public void delete(TenantDelete rows, String tenant, Map<String, Object> parameters) {
    try {
      rows.run(clickHouse, tenant, parameters);
    } catch (ClickHouseFailure e) {
      throw failure(e);
    }
  }

  /** The record is only valid while it is the current one, so its values are copied. */
  private static Row row(GenericRecord each) {
    Map<String, Object> columns = new HashMap<>();
    for (ClickHouseColumn column : each.getSchema().getColumns()) {
      columns.put(column.getColumnName(), each.getObject(column.getColumnName()));
    }
    return new Row(columns);
  }

  private List<Row> bounded(Callable<List<Row>> call) {
    Future<List<Row>> answer = calls.submit(call);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw away("ClickHouse did not answer within " + timeout.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("the server is stopping", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof ClickHouseFailure failure) {
      if (failure.isTransient()) {
        return away("no answer from ClickHouse", failure);
      }
      if (NOT_YET.contains(failure.code())) {
        return away("ClickHouse has no tables yet", failure);
      }
    }
    return new IllegalStateException("query", cause);
  }

  private static Unavailable away(String detail, Throwable cause) {
    return new Unavailable("clickhouse", detail, RETRY_SECONDS, cause);
  }

  @Override
  public void close() {
    calls.shutdownNow();
    clickHouse.close();
  }
}
