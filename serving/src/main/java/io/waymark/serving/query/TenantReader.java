package io.waymark.serving.query;

import java.util.List;
import java.util.Map;

/** Reads rows of one tenant. */
@FunctionalInterface
public interface TenantReader {

  /**
   * The rows of a query.
   *
   * @param sql with {@code {tenant:String}} and further bound parameters
   * @param tenant bound by the reader itself
   * @param parameters values of the other parameters
   * @throws io.waymark.serving.http.Unavailable where ClickHouse cannot be asked
   */
  List<Row> read(String sql, String tenant, Map<String, Object> parameters);
}
