package io.waymark.serving.app;

import io.waymark.clickhouse.ClickHouseUrl;
import io.waymark.serving.query.ClickHouseStore;
import io.waymark.serving.query.Store;

/** Opens ClickHouse as the options say. */
final class Stores {

  private Stores() {}

  static Store open(ServingOptions options) {
    try {
      return new ClickHouseStore(
          ClickHouseUrl.parse(options.text(ServingOptions.CLICKHOUSE_URL)),
          options.millis(ServingOptions.QUERY_TIMEOUT),
          options.flag(ServingOptions.ROW_POLICY));
    } catch (IllegalArgumentException e) {
      throw new BadOption("--clickhouse.url: " + e.getMessage());
    }
  }
}
