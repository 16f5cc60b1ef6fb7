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
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answers of routes marked as cached again. An answer is fresh for a moment; for two more
 * of them it is still given, while one thread makes it anew. Where there is none, one asker makes
 * it and the others of that time wait for it. So a route that many ask costs one query a moment,
 * however slow it is. Every answer says in {@code as_of} how far it goes, and none is older than
 * three moments when it is asked for.
 */
public final class ReadCache implements Layer, AutoCloseable {

  private static final int STALE_FACTOR = 3;
  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private final long freshNanos;
  private final LongSupplier nanos;
  private final KeptEntries entries = new KeptEntries(MOST_ENTRIES, MOST_BYTES);
  private final Map<CacheKey, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
  private final Counter uses;
  private final ExecutorService refreshes = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore refreshPlaces;

  /**
   * A cache.
   *
   * @param fresh how long an answer is as good as new; zero for no cache at all
   */
  public ReadCache(Duration fresh, CollectorRegistry registry) {
    this(
        fresh,
        registry,
        System::nanoTime,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  ReadCache(Duration fresh, CollectorRegistry registry, LongSupplier nanos, int refreshPlaces) {
    this.freshNanos = fresh.toNanos();
    this.nanos = nanos;
    this.refreshPlaces = new Semaphore(refreshPlaces);
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
    underWay.keySet().removeIf(key -> key.tenant().equals(tenant));
    entries.removeOf(tenant);
  }

  private Answer answer(Route route, Endpoint inner, Call call) throws IOException {
    CacheKey key = key(route, call);
    KeptEntries.Entry entry = entries.get(key);
    long now = nanos.getAsLong();
    long age = entry == null ? Long.MAX_VALUE : now - entry.madeNanos();
    if (entry == null || age > STALE_FACTOR * freshNanos) {
      return marked(route, "miss", "waymark; fwd=miss", make(key, entry, inner, call));
    }
    if (age > freshNanos && entry.refreshing().compareAndSet(false, true)) {
      refreshes.execute(() -> refresh(key, entry, inner, call));
    }
    String result = age > freshNanos ? "stale" : "hit";
    return marked(route, result, "waymark; hit", entry.answer());
  }

  private void refresh(CacheKey key, KeptEntries.Entry old, Endpoint inner, Call call) {
    try {
      refreshPlaces.acquire();
    } catch (InterruptedException e) {
      // The server is stopping.
      return;
    }
    try {
      make(key, old, inner, call);
    } catch (IOException | RuntimeException e) {
      // The next request after the old answer's end finds out itself, and says so to its client.
      old.refreshing().set(false);
    } finally {
      refreshPlaces.release();
    }
  }

  private Answer make(CacheKey key, KeptEntries.@Nullable Entry seen, Endpoint inner, Call call)
      throws IOException {
    CompletableFuture<Answer> own = new CompletableFuture<>();
    CompletableFuture<Answer> first = underWay.putIfAbsent(key, own);
    return first == null ? lead(key, seen, own, inner, call) : follow(first, inner, call);
  }

  /** Who looked before another's answer was kept, and comes here after it, needs no second one. */
  private Answer lead(
      CacheKey key,
      KeptEntries.@Nullable Entry seen,
      CompletableFuture<Answer> own,
      Endpoint inner,
      Call call)
      throws IOException {
    try {
      KeptEntries.Entry now = entries.get(key);
      Answer answer = now != null && now != seen ? now.answer() : made(key, own, inner, call);
      own.complete(answer);
      return answer;
    } finally {
      underWay.remove(key, own);
      // Does nothing where it was answered.
      own.cancel(false);
    }
  }

  /** The age counts from before the query, whose rows may be as old as that. */
  private Answer made(CacheKey key, CompletableFuture<Answer> own, Endpoint inner, Call call)
      throws IOException {
    long begun = nanos.getAsLong();
    Answer answer = inner.answer(call);
    underWay.computeIfPresent(key, (same, now) -> now == own ? kept(key, answer, begun) : now);
    return answer;
  }

  /** What was forgotten while it was made is not under way any more, and so is not kept. */
  private @Nullable CompletableFuture<Answer> kept(CacheKey key, Answer answer, long begun) {
    if (answer.status() == 200) {
      entries.put(key, answer, begun);
    }
    return null;
  }

  /** The first may have failed for a reason of its own, as when its work was cancelled. */
  private static Answer follow(CompletableFuture<Answer> first, Endpoint inner, Call call)
      throws IOException {
    try {
      return first.get();
    } catch (CancellationException | ExecutionException e) {
      return inner.answer(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another asker's answer was made");
    }
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
