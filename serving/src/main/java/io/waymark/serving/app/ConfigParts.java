package io.waymark.serving.app;

import io.waymark.serving.access.ControlStore;
import io.waymark.serving.config.ConfigApi;
import io.waymark.serving.config.ConfigService;
import io.waymark.serving.config.ConfigStore;
import io.waymark.serving.config.HistoryQueries;
import io.waymark.serving.config.PostgresConfigStore;
import io.waymark.serving.config.TenantMeanings;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.TenantViews;
import java.time.Clock;
import java.util.function.Consumer;

/** What tenants have configured, and the route by which they do. */
final class ConfigParts {

  private final Clock clock = Clock.systemUTC();
  private final ConfigStore store;
  private final TenantMeanings meanings;
  private final Consumer<String> forget;

  /**
   * Parts over that store.
   *
   * @param forget told the tenant whose answers are made anew
   */
  ConfigParts(ControlStore control, Consumer<String> forget) {
    this.store = new PostgresConfigStore(control);
    this.meanings = new TenantMeanings(store, clock);
    this.forget = forget;
  }

  TenantViews views() {
    return meanings;
  }

  ConfigApi api(RowReader rows) {
    return new ConfigApi(new ConfigService(store, new HistoryQueries(rows), clock, this::applied));
  }

  private void applied(String tenant) {
    meanings.forget(tenant);
    forget.accept(tenant);
  }
}
