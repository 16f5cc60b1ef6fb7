package io.waymark.serving.limits;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bulkhead around ClickHouse: each tenant has so many places, and its further queries wait for
 * them and for nobody else's. All queries of tenants come through here.
 */
public final class FairReader implements RowReader {

  private static final int RETRY_SECONDS = 1;

  private final RowReader reader;
  private final Quotas quotas;
  private final Duration patience;

  /**
   * A bulkhead around that reader.
   *
   * @param patience how long a query waits for a place
   */
  public FairReader(RowReader reader, Quotas quotas, Duration patience) {
    this.reader = reader;
    this.quotas = quotas;
    this.patience = patience;
  }

  @Override
  public List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters) {
    Semaphore places = quotas.queriesOf(tenant);
    take(places);
    try {
      return reader.read(query, tenant, parameters);
    } finally {
      places.release();
    }
  }

  @Override
  public List<Row> read(OperatorQuery query) {
    return reader.read(query);
  }

  private void take(Semaphore places) {
    try {
      if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problems.limitExceeded(
            "concurrent_queries",
            "all places for queries of the tenant were taken for " + patience.toSeconds() + " s",
            RETRY_SECONDS)
        .toException();
  }
}
