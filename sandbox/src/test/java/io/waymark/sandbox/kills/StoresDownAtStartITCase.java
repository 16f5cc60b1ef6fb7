package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.testkit.net.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs start before their stores: the sidecar lives and says what it waits for, the job
 * waits, and when the stores come the same processes go to work.
 */
class StoresDownAtStartITCase {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final String EVENT =
      "{\"event_id\":\"e1\",\"ts\":%d,\"customer_id\":\"c1\",\"name\":\"search\"}";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theProgramsWaitForTheirStores(@TempDir Path storesFolder, @TempDir Path programsFolder)
      throws Exception {
    try (SandboxSystem stores =
            prepare(
                storesFolder, options().with(SandboxOption.PARTS, "clickhouse kafka postgres"));
        SandboxSystem programs = prepare(programsFolder, onThe(stores))) {
      programs.start();
      awaitAnswer(programs, "/health/live", 200, READY_LIMIT);
      HttpResponse<String> ready = get(programs, "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("clickhouse", "kafka", "postgres");
      HttpResponse<String> refused = post(programs);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      Thread.sleep(ALONE);

      stores.start();
      assertThat(programs.awaitReady(READY_LIMIT)).as("%s", programs.status()).isTrue();
      assertThat(programs.status().get("serving").restarts()).as("sidecar's restarts").isZero();
      assertThat(post(programs).statusCode()).isEqualTo(202);
      awaitAnswer(programs, "/api/v1/analytics/customers/c1/behavior", 200, READY_LIMIT);
    } finally {
      http.close();
    }
  }

  private static SandboxOptions options() {
    return SandboxOptions.defaults();
  }

  private static SandboxSystem prepare(Path folder, SandboxOptions options) {
    return SandboxSystem.prepare(folder, FreePorts.some(1).get(0), options);
  }

  private static SandboxOptions onThe(SandboxSystem stores) {
    return options()
        .with(SandboxOption.PARTS, "jobmanager taskmanager job serving")
        .with(SandboxOption.CLICKHOUSE_URL, stores.site().clickhouseUrl())
        .with(SandboxOption.DATABASE_URL, stores.site().databaseUrl())
        .with(SandboxOption.KAFKA_BOOTSTRAP_SERVERS, stores.site().kafka());
  }

  private void awaitAnswer(SandboxSystem system, String path, int status, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    String seen = "nothing";
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> answer = get(system, path);
        if (answer.statusCode() == status) {
          return;
        }
        seen = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        seen = String.valueOf(e);
      }
      Thread.sleep(200);
    }
    throw new AssertionError(path + ": " + seen + "; " + system.status());
  }

  private HttpResponse<String> post(SandboxSystem system) throws Exception {
    String event = EVENT.formatted(System.currentTimeMillis());
    return ask(
        system, "/api/v1/events", HttpRequest.newBuilder().POST(BodyPublishers.ofString(event)));
  }

  private HttpResponse<String> get(SandboxSystem system, String path)
      throws IOException, InterruptedException {
    return ask(system, path, HttpRequest.newBuilder());
  }

  private HttpResponse<String> ask(SandboxSystem system, String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request
            .uri(URI.create(system.site().url() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + system.adminKey())
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }
}
