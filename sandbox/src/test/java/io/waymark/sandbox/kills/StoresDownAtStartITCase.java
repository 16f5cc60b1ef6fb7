package io.waymark.sandbox.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.SandboxSystem;
import io.waymark.sandbox.SystemClient;
import io.waymark.testkit.net.FreePorts;
import java.net.http.HttpResponse;
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

  @Test
  void theProgramsWaitForTheirStores(@TempDir Path storesFolder, @TempDir Path programsFolder)
      throws Exception {
    try (SandboxSystem stores =
            prepare(
                storesFolder, options().with(SandboxOption.PARTS, "clickhouse kafka postgres"));
        SandboxSystem programs = prepare(programsFolder, onThe(stores))) {
      SystemClient client = SystemClient.of(programs, READY_LIMIT);
      programs.start();
      client.awaitStatus("/health/live", 200);
      HttpResponse<String> ready = client.send(client.request("/health/ready"));
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("clickhouse", "kafka", "postgres");
      HttpResponse<String> refused = client.post("/api/v1/events", event());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      Thread.sleep(ALONE);

      stores.start();
      assertThat(programs.awaitReady(READY_LIMIT)).as("%s", programs.status()).isTrue();
      assertThat(programs.status().get("serving").restarts()).as("sidecar's restarts").isZero();
      assertThat(client.post("/api/v1/events", event()).statusCode()).isEqualTo(202);
      client.awaitStatus("/api/v1/analytics/customers/c1/behavior", 200);
    }
  }

  private static String event() {
    return EVENT.formatted(System.currentTimeMillis());
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
}
