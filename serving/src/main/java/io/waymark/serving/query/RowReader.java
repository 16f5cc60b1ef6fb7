package io.waymark.serving.query;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import java.util.List;
import java.util.Map;

/** Reads rows of ClickHouse. Both ways throw {@code Unavailable} where it cannot be asked. */
public interface RowReader {

  /** The rows of one tenant. */
  List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters);

  /** Rows that belong to no tenant. */
  List<Row> read(OperatorQuery query);
}
