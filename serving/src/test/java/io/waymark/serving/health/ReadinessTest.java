package io.waymark.serving.health;

import static io.waymark.serving.query.TestingReader.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.query.TestingReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadinessTest {

  private static Answer ready(Readiness readiness) {
    return answer(readiness, Request.get("/health/ready"));
  }

  private static Answer answer(Readiness readiness, Request request) {
    CollectorRegistry registry = new CollectorRegistry();
    ContractDispatcher dispatcher =
        new ContractDispatcher(
            new HealthApi(readiness, registry).routes(),
            header -> Caller.NOBODY,
            new RequestLog(registry));
    return dispatcher.dispatch(request);
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @Test
  @Timeout(60)
  void saysWhichPartIsNotReadyAlsoWhileAnotherHangs() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    Map<String, Probe> probes = new LinkedHashMap<>();
    probes.put("good", looked::countDown);
    probes.put(
        "bad",
        () -> {
          looked.countDown();
          throw new NotReady("the topic does not exist");
        });
    probes.put("hangs", () -> never.await(1, TimeUnit.HOURS));
    try (Readiness readiness = new Readiness(probes, Duration.ofMillis(1)).start()) {
      looked.await();
      while (!readiness.parts().get("good").ready()
          || readiness.parts().get("bad").detail().startsWith("not looked")) {
        Thread.sleep(1);
      }
      Answer answer = ready(readiness);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(text(answer))
          .isEqualTo(
              "{\"ready\":false,\"parts\":{\"good\":{\"ready\":true,\"detail\":\"\"},"
                  + "\"bad\":{\"ready\":false,\"detail\":\"the topic does not exist\"},"
                  + "\"hangs\":{\"ready\":false,\"detail\":\"not looked at yet\"}}}");
    } finally {
      never.countDown();
    }
  }

  @Test
  @Timeout(60)
  void isReadyWhenAllAreAndTheWorkBeforeIsTriedUntilItSucceeds() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    AtomicInteger looks = new AtomicInteger();
    Probe migrate =
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new IllegalStateException("no connection");
          }
        };
    Probe probe = new OnceReady(migrate, looks::incrementAndGet);
    try (Readiness readiness = new Readiness(Map.of("p", probe), Duration.ofMillis(1)).start()) {
      while (!readiness.isReady() || looks.get() < 5) {
        Thread.sleep(1);
      }
      assertThat(ready(readiness).status()).isEqualTo(200);
    }
    assertThat(tries).hasValue(3);
  }

  @Test
  @Timeout(60)
  void anAskerMayNameThePartsThatMatterToHim() throws InterruptedException {
    Map<String, Probe> probes = new LinkedHashMap<>();
    probes.put("kafka", () -> {});
    probes.put(
        "job",
        () -> {
          throw new NotReady("not reported progress yet");
        });
    try (Readiness readiness = new Readiness(probes, Duration.ofMillis(1)).start()) {
      while (!readiness.parts().get("kafka").ready()) {
        Thread.sleep(1);
      }
      Answer kafka = answer(readiness, Request.get("/health/ready?parts=kafka"));
      assertThat(text(kafka))
          .isEqualTo("{\"ready\":true,\"parts\":{\"kafka\":{\"ready\":true,\"detail\":\"\"}}}");
      assertThat(answer(readiness, Request.get("/health/ready?parts=job,kafka")).status())
          .isEqualTo(503);
      Answer unknown = answer(readiness, Request.get("/health/ready?parts=kafka,moon"));
      assertThat(unknown.status()).isEqualTo(400);
      assertThat(text(unknown)).contains("'moon'").contains("the parts are kafka, job");
    }
  }

  @Test
  void theJobIsReadyOnlyWhileItReports() throws Exception {
    TestingReader reader = new TestingReader();
    JobProbe probe = new JobProbe(reader, Duration.ofSeconds(30));

    reader.when("job_seen.sql", row("reports", 0, "age_ms", -1));
    assertThatThrownBy(probe::check).hasMessageContaining("not reported progress yet");
    reader.when("job_seen.sql", row("reports", 5, "age_ms", 31_000));
    assertThatThrownBy(probe::check).hasMessageContaining("31 s ago, the limit is 30 s");
    reader.when("job_seen.sql", row("reports", 5, "age_ms", 29_000));
    probe.check();
  }
}
