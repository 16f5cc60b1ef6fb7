package io.waymark.serving.query;

import io.waymark.clickhouse.TenantDelete;
import java.util.Map;

/** ClickHouse as the sidecar needs it: it may be away at any time, also at the start. */
public interface Store extends RowReader, AutoCloseable {

  /** Brings the tables up to date; several may do so at once. */
  void migrate();

  /** Takes rows of a tenant away and returns when they are gone, however long that takes. */
  void delete(TenantDelete rows, String tenant, Map<String, Object> parameters);

  /** Returns when the server answers. */
  void ping();

  @Override
  void close();
}
