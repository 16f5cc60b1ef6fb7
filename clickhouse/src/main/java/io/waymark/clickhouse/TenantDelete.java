package io.waymark.clickhouse;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Takes away rows of one tenant, for good. As with {@link TenantQuery}, a file names its tenant.
 */
public final class TenantDelete {

  private static final String BINDING = "tenant = {tenant:String}";

  private final TenantQuery statement;

  private TenantDelete(TenantQuery statement) {
    this.statement = statement;
  }

  /**
   * Loads a statement from files with places to be filled.
   *
   * @param fill fills the places; it is given nothing from outside
   * @throws IllegalStateException where the statement does not bind the tenant
   */
  public static TenantDelete load(
      Class<?> owner, String name, UnaryOperator<String> fill, String... files) {
    return new TenantDelete(
        TenantQuery.load(owner, name, sql -> bound(name, fill.apply(sql)), files));
  }

  /** To read the tenant somewhere is not enough for what takes rows away. */
  private static String bound(String name, String sql) {
    if (!sql.contains(BINDING)) {
      throw new IllegalStateException(name + " does not bind " + BINDING);
    }
    return sql;
  }

  /** What is deleted from. */
  public String name() {
    return statement.name();
  }

  /** Runs it and returns when the rows are gone. */
  public void run(ClickHouse clickHouse, String tenant, Map<String, ?> parameters) {
    statement.run(clickHouse, tenant, parameters, row -> 0);
  }
}
