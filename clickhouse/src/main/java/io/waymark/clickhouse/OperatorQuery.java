package io.waymark.clickhouse;

import com.clickhouse.client.api.query.GenericRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A read of rows that belong to no tenant: progress, the schema, the server itself. The declared
 * exception to {@link TenantQuery}.
 */
public final class OperatorQuery {

  private final String name;
  private final String sql;

  private OperatorQuery(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  /** Loads a query, once, into a constant of its owner. */
  public static OperatorQuery load(Class<?> owner, String file) {
    return new OperatorQuery(file, SqlResource.read(owner, file));
  }

  /** The name of its file. */
  public String name() {
    return name;
  }

  public <T> List<T> run(
      ClickHouse clickHouse, Map<String, ?> parameters, Function<GenericRecord, T> row) {
    return clickHouse.query(sql, Map.copyOf(parameters), row);
  }
}
