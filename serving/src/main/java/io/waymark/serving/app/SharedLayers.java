package io.waymark.serving.app;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.cache.ReadCache;
import io.waymark.serving.http.Layer;
import io.waymark.serving.idempotency.IdempotencyLayer;
import io.waymark.serving.idempotency.PostgresKeptAnswers;
import io.waymark.serving.operations.DeferLayer;
import io.waymark.serving.operations.OperationStore;
import io.waymark.serving.operations.Operations;
import io.waymark.serving.operations.OperationsApi;
import io.waymark.serving.operations.PostgresOperationStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What lies around every endpoint, and what it runs on. */
final class SharedLayers implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(1);

  private final ReadCache cache;
  private final OperationStore store;
  private final Operations operations;
  private final IdempotencyLayer idempotency;

  SharedLayers(Duration fresh, ControlStore control, CollectorRegistry registry) {
    Clock clock = Clock.systemUTC();
    this.cache = new ReadCache(fresh, registry);
    this.store = new PostgresOperationStore(control);
    this.operations = new Operations(store, clock, BEAT).start();
    this.idempotency = new IdempotencyLayer(new PostgresKeptAnswers(control, clock));
  }

  /** The outermost first. */
  List<Layer> inOrder() {
    return List.of(idempotency, new DeferLayer(operations), cache);
  }

  /** Answers to the tenant are made anew. */
  void forget(String tenant) {
    cache.forget(tenant);
  }

  OperationsApi operationsApi() {
    return new OperationsApi(store, Clock.systemUTC());
  }

  @Override
  public void close() {
    operations.close();
    cache.close();
  }
}
