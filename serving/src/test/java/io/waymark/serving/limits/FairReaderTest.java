package io.waymark.serving.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.customers.CustomersQueries;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A noisy tenant with fifty clients beside a quiet one with one, over an engine of four places. */
@Timeout(60)
class FairReaderTest {

  private static final TenantQuery QUERY = TenantQuery.load(CustomersQueries.class, "person.sql");
  private static final int NOISY_CLIENTS = 50;
  private static final int ENGINE_PLACES = 4;

  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    clients.shutdownNow();
  }

  private static Quotas quotas(int places) {
    Quotas quotas = new Quotas();
    Limits limits = new Limits(1_000_000, 1_000_000, 1, 1, 1, places, 1, 1, 1);
    for (String tenant : new String[] {"noisy", "quiet"}) {
      KeyTerms terms = new KeyTerms(false, List.of(), limits);
      Caller caller = new Caller(tenant, "EUR", Role.READ, "k", "standard", terms);
      quotas.admit(caller, Request.get("/"));
    }
    return quotas;
  }

  /** An engine that works at so many queries at once and lets the others wait. */
  private static class Engine implements RowReader {
    final Semaphore places = new Semaphore(ENGINE_PLACES, true);
    final AtomicInteger noisyWithin = new AtomicInteger();
    final AtomicInteger mostNoisy = new AtomicInteger();
    final long workMs;

    Engine(long workMs) {
      this.workMs = workMs;
    }

    @Override
    public List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters) {
      boolean noisy = tenant.equals("noisy");
      if (noisy) {
        mostNoisy.accumulateAndGet(noisyWithin.incrementAndGet(), Math::max);
      }
      places.acquireUninterruptibly();
      try {
        work();
        return List.of();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      } finally {
        places.release();
        if (noisy) {
          noisyWithin.decrementAndGet();
        }
      }
    }

    void work() throws InterruptedException {
      Thread.sleep(workMs);
    }

    @Override
    public List<Row> read(OperatorQuery query) {
      return List.of();
    }
  }

  @Test
  void howeverManyTheNoisyOneSendsTheQuietOneIsAnsweredBeforeAnyOfThem() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<String> answered = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch busy = new CountDownLatch(2);
    RowReader engine =
        new Engine(0) {
          @Override
          public List<Row> read(TenantQuery query, String tenant, Map<String, Object> parameters) {
            if (tenant.equals("noisy")) {
              busy.countDown();
              try {
                end.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            answered.add(tenant);
            return List.of();
          }
        };
    FairReader fair = new FairReader(engine, quotas(2), Duration.ofSeconds(20));
    for (int i = 0; i < NOISY_CLIENTS; i++) {
      clients.submit(() -> fair.read(QUERY, "noisy", Map.of()));
    }
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();

    fair.read(QUERY, "quiet", Map.of());
    assertThat(answered).containsExactly("quiet");
    end.countDown();
  }

  @Test
  void whatWaitsTooLongIsRefused() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    RowReader engine =
        new Engine(0) {
          @Override
          void work() throws InterruptedException {
            busy.countDown();
            end.await(20, TimeUnit.SECONDS);
          }
        };
    FairReader fair = new FairReader(engine, quotas(1), Duration.ofMillis(50));
    clients.submit(() -> fair.read(QUERY, "noisy", Map.of()));
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> fair.read(QUERY, "noisy", Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("places for queries");
    end.countDown();
  }

  /** Without places fifty queries stand before the engine's four; with them never more than two. */
  @Test
  void theNoisyOneNeverTakesMoreThanItsPlaces() throws Exception {
    Engine open = new Engine(1);
    besideTheNoisy(open, open, ENGINE_PLACES + 1);
    assertThat(open.mostNoisy.get()).isGreaterThan(ENGINE_PLACES);

    Engine guarded = new Engine(1);
    besideTheNoisy(guarded, new FairReader(guarded, quotas(2), Duration.ofMinutes(1)), 2);
    assertThat(guarded.mostNoisy.get()).isEqualTo(2);
  }

  /** The quiet one asks twenty times while the noisy clients ask without end. */
  private void besideTheNoisy(Engine engine, RowReader reader, int crowd) throws Exception {
    AtomicBoolean on = new AtomicBoolean(true);
    for (int i = 0; i < NOISY_CLIENTS; i++) {
      clients.submit(() -> {
        while (on.get()) {
          reader.read(QUERY, "noisy", Map.of());
        }
      });
    }
    while (engine.mostNoisy.get() < crowd) {
      Thread.sleep(1);
    }
    for (int i = 0; i < 20; i++) {
      reader.read(QUERY, "quiet", Map.of());
    }
    on.set(false);
  }
}
