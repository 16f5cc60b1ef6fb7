package io.waymark.clickhouse;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Takes away rows of one tenant, for good. As with {@link TenantQuery}, a file names its tenant.
 */
public final class TenantDelete {

  private static final String TENANT = "tenant";
  private static final String BINDING = "tenant = {tenant:String}";

  private final String name;
  private final String sql;

  private TenantDelete(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  /**
   * Loads a statement from files with places to be filled.
   *
   * @param fill fills the places; it is given nothing from outside
   * @throws IllegalStateException where the statement does not bind the tenant
   */
  public static TenantDelete load(
      Class<?> owner, String name, UnaryOperator<String> fill, String... files) {
    StringBuilder sql = new StringBuilder();
    for (String file : files) {
      sql.append(SqlResource.read(owner, file)).append('\n');
    }
    String filled = fill.apply(sql.toString());
    if (!filled.contains(BINDING)) {
      throw new IllegalStateException(name + " does not bind " + BINDING);
    }
    return new TenantDelete(name, filled);
  }

  /** What is deleted from. */
  public String name() {
    return name;
  }

  /** Runs it and returns when the rows are gone. */
  public void run(ClickHouse clickHouse, String tenant, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put(TENANT, tenant);
    clickHouse.queryOfTenant(sql, tenant, all, row -> 0);
  }
}
