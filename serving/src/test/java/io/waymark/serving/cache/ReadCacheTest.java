package io.waymark.serving.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Endpoint;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadCacheTest {

  private static final long MS = 1_000_000;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final ReadCache cache = new ReadCache(Duration.ofMillis(100), registry, now::get, 1);
  private final Endpoint counting = call -> Answer.json(Map.of("n", made.incrementAndGet()));
  private final Endpoint cached = around(counting);

  private Endpoint around(Endpoint inner) {
    return cache.around(Route.get("/figures", Access.READ, inner).cached(), inner);
  }

  private static String ask(Endpoint endpoint, String tenant, String day) throws IOException {
    Caller caller = new Caller(tenant, "USD", Role.READ, "k");
    Call call =
        new Call(
            "r",
            caller,
            Map.of(),
            Map.of("day", List.of(day)),
            Map.of(),
            InputStream.nullInputStream());
    return new String(endpoint.answer(call).body(), UTF_8);
  }

  @Test
  void aFreshAnswerIsGivenAgainToTheSameQuestionOfTheSameTenant() throws IOException {
    assertThat(ask(cached, "a", "1")).isEqualTo("{\"n\":1}");
    now.set(100 * MS);
    assertThat(ask(cached, "a", "1")).isEqualTo("{\"n\":1}");
    assertThat(ask(cached, "a", "2")).isEqualTo("{\"n\":2}");
    assertThat(ask(cached, "b", "1")).isEqualTo("{\"n\":3}");
    assertThat(uses("hit")).isEqualTo(1);
    assertThat(uses("miss")).isEqualTo(3);
  }

  @Test
  void anOlderOneIsGivenWhileANewOneIsMade() throws Exception {
    ask(cached, "a", "1");
    now.set(250 * MS);
    assertThat(ask(cached, "a", "1")).isEqualTo("{\"n\":1}");
    while (made.get() < 2) {
      Thread.sleep(1);
    }
    while (!ask(cached, "a", "1").equals("{\"n\":2}")) {
      Thread.sleep(1);
    }
    assertThat(made).hasValue(2);
  }

  /** All that became old at once would otherwise take every core at once. */
  @Test
  void refreshesWaitForAPlace() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Endpoint slow =
        around(call -> {
          int n = made.incrementAndGet();
          if (n > 2) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            awaitOrFail(go);
            atOnce.decrementAndGet();
          }
          return Answer.json(Map.of("n", n));
        });
    ask(slow, "a", "1");
    ask(slow, "a", "2");
    now.set(200 * MS);
    ask(slow, "a", "1");
    ask(slow, "a", "2");
    while (made.get() < 3) {
      Thread.sleep(1);
    }
    assertThat(ask(slow, "a", "1")).as("old, and given meanwhile").isEqualTo("{\"n\":1}");
    go.countDown();
    while (ask(slow, "a", "1").equals("{\"n\":1}") || ask(slow, "a", "2").equals("{\"n\":2}")) {
      Thread.sleep(1);
    }
    assertThat(most).hasValue(1);
    assertThat(made).hasValue(4);
  }

  private static void awaitOrFail(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void nothingOlderThanThreeMomentsIsGiven() throws IOException {
    ask(cached, "a", "1");
    now.set(301 * MS);
    assertThat(ask(cached, "a", "1")).isEqualTo("{\"n\":2}");
  }

  @Test
  void refusalsAreNotKept() throws IOException {
    Endpoint refusing =
        around(call -> {
          if (made.incrementAndGet() == 1) {
            throw Problems.notFound("nobody", "wait");
          }
          return Answer.json(Map.of("n", made.get()));
        });
    assertThatThrownBy(() -> ask(refusing, "a", "1")).isInstanceOf(ProblemException.class);
    assertThat(ask(refusing, "a", "1")).isEqualTo("{\"n\":2}");
  }

  @Test
  void aRefreshThatFailsLeavesTheOldAnswerToItsEnd() throws Exception {
    Endpoint failing =
        around(call -> {
          if (made.incrementAndGet() > 1) {
            throw Problems.unavailable("clickhouse", "away", 1).toException();
          }
          return Answer.json(Map.of("n", 1));
        });
    ask(failing, "a", "1");
    now.set(200 * MS);
    ask(failing, "a", "1");
    while (made.get() < 2) {
      Thread.sleep(1);
    }
    assertThat(ask(failing, "a", "1")).isEqualTo("{\"n\":1}");
    now.set(400 * MS);
    assertThatThrownBy(() -> ask(failing, "a", "1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void whatATenantLostIsForgotten() throws IOException {
    ask(cached, "a", "1");
    ask(cached, "b", "1");
    cache.forget("a");
    assertThat(ask(cached, "a", "1")).isEqualTo("{\"n\":3}");
    assertThat(ask(cached, "b", "1")).isEqualTo("{\"n\":2}");
  }

  /** Without this, a hundred clients at once would cost a hundred slow queries, again and again. */
  @Test
  void manyWhoAskAtOnceCostOneAnswer() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endpoint slow = around(waiting(asked, go));
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = clients.submit(() -> ask(slow, "a", "1"));
      asked.await();
      List<Future<String>> others = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        others.add(clients.submit(() -> ask(slow, "a", "1")));
      }
      go.countDown();
      assertThat(first.get()).isEqualTo("{\"n\":1}");
      for (Future<String> other : others) {
        assertThat(other.get()).isEqualTo("{\"n\":1}");
      }
    }
    assertThat(made).hasValue(1);
  }

  /** Between the look and the making another asker may have made it, from begin to end. */
  @Test
  void whatWasMadeSinceTheLookIsNotMadeAgain() throws IOException {
    AtomicReference<Runnable> afterTheLook = new AtomicReference<>(() -> {});
    LongSupplier clock =
        () -> {
          afterTheLook.getAndSet(() -> {}).run();
          return now.get();
        };
    ReadCache other = new ReadCache(Duration.ofMillis(100), new CollectorRegistry(), clock, 1);
    Endpoint endpoint =
        other.around(Route.get("/figures", Access.READ, counting).cached(), counting);
    afterTheLook.set(() -> askUnchecked(endpoint));
    assertThat(ask(endpoint, "a", "1")).isEqualTo("{\"n\":1}");
    now.set(400 * MS);
    afterTheLook.set(() -> askUnchecked(endpoint));
    assertThat(ask(endpoint, "a", "1")).as("in place of one too old").isEqualTo("{\"n\":2}");
    assertThat(made).hasValue(2);
  }

  private static void askUnchecked(Endpoint endpoint) {
    try {
      ask(endpoint, "a", "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoWaitedForOneThatFailedAsksHimself() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endpoint waiting = waiting(asked, go);
    Endpoint failingOnce =
        around(call -> {
          Answer answer = waiting.answer(call);
          if (made.get() == 1) {
            throw new IOException("cancelled");
          }
          return answer;
        });
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = clients.submit(() -> ask(failingOnce, "a", "1"));
      asked.await();
      Future<String> second = clients.submit(() -> ask(failingOnce, "a", "1"));
      go.countDown();
      assertThatThrownBy(first::get).hasRootCauseMessage("cancelled");
      assertThat(second.get()).isEqualTo("{\"n\":2}");
    }
  }

  @Test
  void anAnswerThatWasForgottenWhileItWasMadeIsNotKept() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Endpoint slow = around(waiting(asked, go));
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> before = clients.submit(() -> ask(slow, "a", "1"));
      asked.await();
      cache.forget("a");
      go.countDown();
      assertThat(before.get()).isEqualTo("{\"n\":1}");
      assertThat(ask(slow, "a", "1")).isEqualTo("{\"n\":2}");
    }
  }

  private Endpoint waiting(CountDownLatch asked, CountDownLatch go) {
    return call -> {
      int n = made.incrementAndGet();
      asked.countDown();
      awaitOrFail(go);
      return Answer.json(Map.of("n", n));
    };
  }

  @Test
  void otherRoutesAndNoTimeMeanNoCache() {
    Route plain = Route.get("/figures", Access.READ, counting);
    assertThat(cache.around(plain, counting)).isSameAs(counting);
    ReadCache none = new ReadCache(Duration.ZERO, new CollectorRegistry());
    assertThat(none.around(plain.cached(), counting)).isSameAs(counting);
    none.close();
  }

  @Test
  void theOldestGoWhereThereAreTooManyBytesOrEntries() {
    KeptEntries entries = new KeptEntries(3, 1_600);
    for (int i = 0; i < 5; i++) {
      entries.put(new CacheKey("a", "" + i), bytes(10), i);
    }
    assertThat(entries.size()).isEqualTo(3);
    assertThat(entries.get(new CacheKey("a", "1"))).isNull();
    entries.put(new CacheKey("a", "large"), bytes(101), 9);
    assertThat(entries.get(new CacheKey("a", "large"))).as("above a sixteenth").isNull();

    KeptEntries few = new KeptEntries(100, 1_600);
    for (int i = 0; i < 20; i++) {
      few.put(new CacheKey("a", "" + i), bytes(100), i);
    }
    assertThat(few.size()).isEqualTo(16);
    few.removeOf("a");
    assertThat(few.size()).isZero();
  }

  private static Answer bytes(int count) {
    return new Answer(200, Answer.JSON, new byte[count], Map.of());
  }

  private double uses(String result) {
    return registry.getSampleValue(
        "waymark_http_cache_total",
        new String[] {"route", "result"},
        new String[] {"/figures", result});
  }
}
