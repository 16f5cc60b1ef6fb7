package io.waymark.clickhouse;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A second wall between tenants, inside a ClickHouse server: a row policy on each table with a
 * tenant shows a user the rows of that tenant alone which the query names in a setting. A query
 * that forgot its {@code WHERE} sees no other tenant; one without the setting fails.
 *
 * <p>Needs a server with access management and a custom settings prefix {@code SQL_}, which its
 * shipped configuration has. The embedded engine has neither.
 */
public final class RowWall {

  /** The setting that names the tenant. */
  static final String SETTING = "SQL_waymark_tenant";

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final OperatorQuery TABLES =
      OperatorQuery.load(RowWall.class, "tenant_tables.sql");
  private static final String POLICY = SqlResource.read(RowWall.class, "row_policy.sql");

  private RowWall() {}

  /**
   * Puts the policies up for the user of the connection; those that are there are replaced.
   *
   * @return the tables that have one now
   * @throws ClickHouseFailure where the server has no access management or does not let the user
   */
  public static List<String> raise(ClickHouse clickHouse) {
    List<String> tables = TABLES.run(clickHouse, Map.of(), row -> row.getString("name"));
    for (String table : tables) {
      clickHouse.execute(POLICY.replace("{table}", table));
    }
    return tables;
  }

  /** The setting's value as custom settings are sent: a quoted literal. */
  static String value(String tenant) {
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException("no tenant has the id '" + tenant + "'");
    }
    return "'" + tenant + "'";
  }
}
