package io.waymark.serving.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.cache.ReadCache;
import io.waymark.serving.contract.ApiContract;
import io.waymark.serving.contract.Mutations;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.query.TestingShop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Requests out of the document and bent ones over every route: each is answered as the document
 * says, none with a fault, and the server is as well afterwards as before. {@code -Plong} takes
 * 100,000 and another seed a day.
 */
class ApiFuzzTest {

  private static final boolean LONG = Boolean.getBoolean("waymark.long");
  private static final int REQUESTS = LONG ? 100_000 : 2_000;
  private static final long SEED =
      Long.getLong("waymark.seed", LONG ? LocalDate.now().toEpochDay() : 1);

  /** Far above what any takes, also where others use all cores. */
  private static final Duration HANG = Duration.ofSeconds(30);

  private static final CollectorRegistry REGISTRY = new CollectorRegistry();
  private static final Dispatcher DISPATCHER =
      new Dispatcher(
          TestingRoutes.over(TestingShop.reader(), REGISTRY),
          Gate.of(ApiFuzzTest::authenticate),
          new RequestLog(REGISTRY),
          Edge.DIRECT,
          List.of(new ReadCache(Duration.ofMillis(1), REGISTRY)));

  private static Caller authenticate(String authorization) {
    if (!authorization.equals("Bearer test")) {
      throw Problems.unauthorized("the API key is unknown, expired or revoked");
    }
    KeyTerms operator = new KeyTerms(true, List.of(), Limits.WIDE);
    return new Caller("main", "USD", Role.ADMIN, "k", "standard", operator);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void nothingBreaksTheServer() {
    Logger log = (Logger) LoggerFactory.getLogger("io.waymark.serving.request");
    Level before = log.getLevel();
    log.setLevel(Level.OFF);
    try {
      Mutations mutations = new Mutations(SEED);
      long slowest = 0;
      for (int i = 0; i < REQUESTS; i++) {
        slowest = Math.max(slowest, check(mutations.next(), i));
      }
      System.out.printf(
          "%,d bent requests of seed %d, the slowest took %d ms%n",
          REQUESTS, SEED, slowest / 1_000_000);
    } finally {
      log.setLevel(before);
    }
    assertThat(DISPATCHER.dispatch(Request.get("/health/live")).status()).isEqualTo(200);
  }

  /** Nanoseconds that it took. */
  private static long check(Request request, int i) {
    String what =
        "seed %d request %d: %s %s?%s %s"
            .formatted(
                SEED, i, request.method(), request.path(), request.query(), request.headers());
    long begun = System.nanoTime();
    Answer answer = DISPATCHER.dispatch(request);
    assertThat(answer.status()).as(what).isLessThan(500);
    long took = System.nanoTime() - begun;
    assertThat(took).as(what).isLessThan(HANG.toNanos());
    try {
      ApiContract.SHIPPED.check(request, answer);
    } catch (AssertionError e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
    return took;
  }
}
