package io.waymark.serving.cache;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Endpoint;
import io.waymark.serving.http.Layer;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Gives the answers of routes marked as cached again. An answer is fresh for a moment; for two more
 * of them it is still given, while one thread makes it anew. So a route that many ask costs one
 * query a moment, and only the first of them waits. Every answer says in {@code as_of} how far it
 * goes, and none is older than three moments.
 */
public final class ReadCache implements Layer, AutoCloseable {

  private static final int STALE_FACTOR = 3;
  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private final long freshNanos;
  private final LongSupplier nanos;
  private final KeptEntries entries = new KeptEntries(MOST_ENTRIES, MOST_BYTES);
  private final Counter uses;
  private final ExecutorService refreshes = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A cache.
   *
   * @param fresh how long an answer is as good as new; zero for no cache at all
   */
  public ReadCache(Duration fresh, CollectorRegistry registry) {
    this(fresh, registry, System::nanoTime);
  }

  ReadCache(Duration fresh, CollectorRegistry registry, LongSupplier nanos) {
    this.freshNanos = fresh.toNanos();
    this.nanos = nanos;
    this.uses =
        Counter.build(
                "waymark_http_cache_total", "Answers of cached routes, by where they are from")
            .labelNames("route", "result")
            .register(registry);
  }

  @Override
  public Endpoint around(Route route, Endpoint inner) {
    return route.traits().cached() && freshNanos > 0 ? call -> answer(route, inner, call) : inner;
  }

  /** Drops what is kept of a tenant, since its rows or what they mean are others now. */
  public void forget(String tenant) {
    entries.removeOf(tenant);
  }

  private Answer answer(Route route, Endpoint inner, Call call) throws IOException {
    CacheKey key = key(route, call);
    KeptEntries.Entry entry = entries.get(key);
    long age = entry == null ? Long.MAX_VALUE : nanos.getAsLong() - entry.madeNanos();
    if (entry == null || age > STALE_FACTOR * freshNanos) {
      return marked(route, "miss", "waymark; fwd=miss", make(key, inner, call));
    }
    if (age > freshNanos && entry.refreshing().compareAndSet(false, true)) {
      refreshes.execute(() -> refresh(key, entry, inner, call));
    }
    String result = age > freshNanos ? "stale" : "hit";
    return marked(route, result, "waymark; hit", entry.answer());
  }

  private void refresh(CacheKey key, KeptEntries.Entry old, Endpoint inner, Call call) {
    try {
      make(key, inner, call);
    } catch (IOException | RuntimeException e) {
      // The next request after the old answer's end finds out itself, and says so to its client.
      old.refreshing().set(false);
    }
  }

  /** The age counts from before the query, whose rows may be as old as that. */
  private Answer make(CacheKey key, Endpoint inner, Call call) throws IOException {
    long begun = nanos.getAsLong();
    Answer answer = inner.answer(call);
    if (answer.status() == 200) {
      entries.put(key, answer, begun);
    }
    return answer;
  }

  private Answer marked(Route route, String result, String status, Answer answer) {
    uses.labels(route.template(), result).inc();
    return answer.withHeader(RequestLog.CACHE_STATUS, status);
  }

  private static CacheKey key(Route route, Call call) {
    String target = route.template() + new TreeMap<>(call.path()) + new TreeMap<>(call.query());
    return new CacheKey(call.caller().tenant(), target);
  }

  @Override
  public void close() {
    refreshes.shutdownNow();
  }
}
