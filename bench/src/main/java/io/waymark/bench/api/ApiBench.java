package io.waymark.bench.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.bench.measure.Waiting;
import io.waymark.sandbox.SandboxSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Fills a system, then reads it. */
final class ApiBench {
  private static final Duration FILL_LIMIT = Duration.ofMinutes(3);
  private static final int DAYS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SandboxSystem system;
  private final Plan plan;

  ApiBench(SandboxSystem system, Plan plan) {
    this.system = system;
    this.plan = plan;
  }

  /**
   * What to run.
   *
   * @param events that fill the system
   * @param batch events of a body
   * @param posters connections that post
   * @param connections that read
   * @param rate requests a second
   * @param seconds how long it is read
   * @param warmUp unmeasured seconds before
   * @param neighbours seconds that a quiet tenant asks alone, and beside a noisy one
   */
  record Plan(
      long events,
      int batch,
      int posters,
      int connections,
      int rate,
      int seconds,
      int warmUp,
      int neighbours) {}

  /**
   * What came out.
   *
   * @param targets what was asked
   * @param times of each target
   * @param eventsPerSecond that were posted
   * @param heapGrowthMb of the sidecar over the reading, after collections
   * @param neighbours how a quiet tenant fared
   */
  record Outcome(
      Targets targets,
      RouteTimes times,
      double eventsPerSecond,
      double heapGrowthMb,
      Neighbours.Outcome neighbours) {}

  Outcome run() throws IOException, InterruptedException, ExecutionException {
    try (ApiClient client = new ApiClient(system.site().url(), system.adminKey())) {
      double eventsPerSecond = fill(client);
      Targets targets = Targets.of(client, new OwnExamples(client, system.adminKey()).prepare());
      OpenLoop loop = loop(targets);
      loop.run(plan.warmUp());
      ServingHeap heap = new ServingHeap(client, servingPid());
      double before = heap.megabytes();
      System.err.printf("reading: %d routes for %d s%n", targets.asked().size(), plan.seconds());
      RouteTimes times = loop.run(plan.seconds());
      double growth = heap.megabytes() - before;
      System.err.println("a quiet tenant beside a noisy one");
      Neighbours neighbours = new Neighbours(client, URI.create(system.site().url()));
      return new Outcome(
          targets,
          times,
          eventsPerSecond,
          growth,
          neighbours.run(Duration.ofSeconds(plan.neighbours())));
    }
  }

  private OpenLoop loop(Targets targets) {
    List<String> asked = targets.asked().stream().map(Targets.Target::target).toList();
    URI server = URI.create(system.site().url());
    return new OpenLoop(server, system.adminKey(), asked, plan.connections(), plan.rate());
  }

  /** A tenth first, unmeasured: the sidecar's compiler must have seen the code. */
  private double fill(ApiClient client)
      throws IOException, InterruptedException, ExecutionException {
    Ingest ingest =
        new Ingest(client, new EventBatches(plan.batch(), System.currentTimeMillis(), DAYS));
    long bodies = Math.max(10, plan.events() / plan.batch());
    long first = bodies / 10;
    ingest.post(0, first, plan.posters());
    double rate = ingest.post(first, bodies - first, plan.posters());
    System.err.printf("posted %,d events, %,.0f/s%n", bodies * plan.batch(), rate);
    Waiting.until(
        "all events can be queried",
        FILL_LIMIT,
        Waiting.POLL,
        () -> rows(client) >= bodies * plan.batch());
    return rate;
  }

  private long servingPid() {
    return Objects.requireNonNull(system.status().get("serving"), "no part serving").pid();
  }

  /** What of the events is in one of the tables: late ones too. */
  private static long rows(ApiClient client) throws IOException, InterruptedException {
    var pulse = JSON.readTree(client.get("/api/v1/system/pulse").body());
    return pulse.path("events").asLong() + pulse.path("late").asLong();
  }
}
