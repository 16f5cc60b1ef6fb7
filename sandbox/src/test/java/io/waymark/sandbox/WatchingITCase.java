package io.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running system shows of itself: figures of both programs, and logs without secrets. */
class WatchingITCase {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PAYLOAD = "cargo-7f3a";

  /** Flink's actors have addresses like flink@pekko.tcp. */
  private static final Pattern MAIL =
      Pattern.compile("[\\w.%+-]+@(?!pekko\\.)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");

  @TempDir static Path folder;
  private static SandboxSystem system;

  @BeforeAll
  static void start() throws Exception {
    SandboxOptions options =
        SandboxOptions.defaults().with(SandboxOption.JOB_CHECKPOINT_INTERVAL, "1s");
    system = SandboxSystem.startAndAwait(folder, options, Duration.ofMinutes(2));
    String now = Instant.now().toString();
    post(
        """
        [{"event_id":"w1","ts":"%s","customer_id":"ann@shop.example","kind":"touch",
          "properties":{"note":"%s"}},
         {"event_id":"w2","ts":"%s","kind":"touch","properties":{"note":"%s"}}]\
        """
            .formatted(now, PAYLOAD, now, PAYLOAD));
    get("/api/v1/analytics/dashboard/summary?range=last_7_days");
    // Broken in the ways that tempt a program to write down what it got.
    post("{\"event_id\":\"w3\",\"" + PAYLOAD);
    get("/api/v1/analytics/customers/ann@shop.example/behavior");
    get("/api/v1/analytics/dashboard/summary?api_key=" + system.adminKey());
    get("/api/v1/analytics/dashboard/summary?channel=bob@shop.example&" + PAYLOAD + "=1");
    get("/" + system.adminKey());
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void theJobShowsLagClockCheckpointsStateAndDeadLetters() throws Exception {
    int tasks = system.site().ports().of("taskmanager-metrics");
    // One of the two items named no person.
    awaitFigure(tasks, "waymark_rejected", 1);
    awaitFigure(tasks, "pendingRecords", 0);
    awaitFigure(tasks, "waymark_watermark_delay_ms", 1);
    int jobManager = system.site().ports().of("jobmanager-metrics");
    awaitFigure(jobManager, "flink_jobmanager_job_numberOfCompletedCheckpoints", 1);
    awaitFigure(jobManager, "flink_jobmanager_job_lastCheckpointDuration", 1);
    awaitFigure(jobManager, "flink_jobmanager_job_lastCheckpointFullSize", 1);
    awaitFigure(jobManager, "flink_jobmanager_job_numRestarts", 0);
  }

  @Test
  void theSidecarShowsRequestsTheProcessAndTheCache() throws Exception {
    int port = URI.create(system.site().url()).getPort();
    awaitFigure(
        port,
        "waymark_http_request_duration_seconds_count{route=\"/api/v1/events\",method=\"POST\","
            + "status=\"2xx\",tenant_class=",
        1);
    awaitFigure(port, "waymark_http_request_duration_seconds_count{route=\"unknown\"", 1);
    awaitFigure(port, "waymark_events_accepted_total", 1);
    awaitFigure(port, "waymark_http_cache_total", 1);
    awaitFigure(port, "jvm_memory_bytes_used{area=\"heap\"", 1);
    awaitFigure(port, "process_cpu_seconds_total", 0.1);
  }

  @Test
  void theLinesOfBothProgramsAreJsonOfOneForm() throws IOException {
    for (String part : List.of("serving", "jobmanager", "taskmanager")) {
      String service = part.equals("serving") ? "waymark-serving" : "waymark-job";
      List<String> lines =
          lines(system.site().folder().log(part)).stream()
              .filter(line -> line.startsWith("{"))
              .toList();
      assertThat(lines).as(part).isNotEmpty();
      for (String line : lines) {
        JsonNode fields = JSON.readTree(line);
        assertThat(fields.path("service").asText()).as(line).isEqualTo(service);
        assertThat(Instant.parse(fields.path("timestamp").asText())).isNotNull();
        assertThat(fields.path("level").asText()).as(line).matches("INFO|WARN|ERROR");
        assertThat(fields.path("event").isTextual()).as(line).isTrue();
      }
    }
    assertThat(lines(system.site().folder().log("serving")))
        .anySatisfy(line ->
            assertThat(line)
                .contains("\"route\":\"/api/v1/analytics/customers/{id}/behavior\"")
                .contains("\"tenant\":\"main\"", "\"request_id\":", "\"latency_ms\":")
                .contains("\"customer_id\":\"sha256:"));
  }

  @Test
  void noLogHoldsAKeyAMailAddressOrAPayload() throws Exception {
    awaitFigure(system.site().ports().of("taskmanager-metrics"), "waymark_rejected", 1);
    String secret = system.adminKey().substring(system.adminKey().lastIndexOf('_') + 1);
    try (Stream<Path> logs = Files.list(system.site().folder().logs())) {
      List<Path> files = logs.toList();
      assertThat(files).hasSizeGreaterThanOrEqualTo(6);
      for (Path log : files) {
        for (String line : lines(log)) {
          assertThat(line).as("%s", log).doesNotContain(secret, PAYLOAD);
          assertThat(MAIL.matcher(line).find()).as("%s: %s", log, line).isFalse();
        }
      }
    }
  }

  /** Waits until a sample whose name and labels contain the text has at least that value. */
  private static void awaitFigure(int port, String name, double least) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      String page = page(port);
      if (page.lines().anyMatch(line -> line.contains(name) && value(line) >= least)) {
        return;
      }
      assertThat(System.nanoTime()).as("%s is not in\n%s", name, page).isLessThan(end);
      Thread.sleep(500);
    }
  }

  private static double value(String line) {
    return line.startsWith("#")
        ? Double.NaN
        : Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static String page(int port) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
    return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private static List<String> lines(Path log) throws IOException {
    return Files.readAllLines(log);
  }

  private static void post(String body) throws Exception {
    send(request("/api/v1/events").POST(BodyPublishers.ofString(body)));
  }

  private static void get(String path) throws Exception {
    send(request(path).GET());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(system.site().url() + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + system.adminKey());
  }

  private static void send(HttpRequest.Builder request) throws Exception {
    CLIENT.send(request.build(), BodyHandlers.discarding());
  }
}
