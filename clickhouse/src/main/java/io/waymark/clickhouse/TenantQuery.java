package io.waymark.clickhouse;

import com.clickhouse.client.api.query.GenericRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A read of one tenant's rows, from a .sql file. This is the one place that adds the tenant: a file
 * that does not bind {@code {tenant:String}} is refused when its class loads.
 */
public final class TenantQuery {

  private static final String TENANT = "tenant";
  private static final String BINDING = "{tenant:String}";

  private final String name;
  private final String sql;

  private TenantQuery(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  /**
   * Loads a query, once, into a constant of its owner. Several files make one statement: a WITH
   * clause that queries share, and the SELECT that gives the query its name.
   *
   * @throws IllegalStateException if a file is missing or none binds the tenant
   */
  public static TenantQuery load(Class<?> owner, String... files) {
    return of(files[files.length - 1], SqlResource.join(owner, files));
  }

  /**
   * Loads a query from a file with places to be filled, such as the name of a table.
   *
   * @param name of the query, since others come from the same file
   * @param fill fills the places; it is given nothing from outside
   */
  public static TenantQuery load(
      Class<?> owner, String name, UnaryOperator<String> fill, String... files) {
    return of(name, fill.apply(SqlResource.join(owner, files)));
  }

  static TenantQuery of(String name, String sql) {
    if (SqlStatements.split(sql).stream().noneMatch(statement -> statement.contains(BINDING))) {
      throw new IllegalStateException(
          name + " does not bind " + BINDING + ": every read names its tenant");
    }
    return new TenantQuery(name, sql);
  }

  /** The name of its file. */
  public String name() {
    return name;
  }

  /** Runs it for a tenant; the other parameters may not name another one. */
  public <T> List<T> run(
      ClickHouse clickHouse,
      String tenant,
      Map<String, ?> parameters,
      Function<GenericRecord, T> row) {
    if (parameters.containsKey(TENANT)) {
      throw new IllegalArgumentException(name + ": the tenant is not a free parameter");
    }
    Map<String, Object> all = new HashMap<>(parameters);
    all.put(TENANT, tenant);
    return clickHouse.queryOfTenant(sql, tenant, all, row);
  }
}
