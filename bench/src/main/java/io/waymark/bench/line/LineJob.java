package io.waymark.bench.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.bench.measure.Waiting;
import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.flink.FlinkRest;
import io.waymark.sandbox.flink.JobRun;
import io.waymark.sandbox.parts.JobArguments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One submission of the job, from its first task to its cancellation. */
final class LineJob implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final double MB = 1e6;

  private final LineSystem system;
  private final LineRun.Names names;
  private final HttpClient http = HttpClient.newHttpClient();

  private LineJob(LineSystem system, LineRun.Names names) {
    this.system = system;
    this.names = names;
  }

  /** Submits it and waits until all its tasks run. */
  static LineJob start(LineSystem system, LineRun.Names names, Pipeline pipeline)
      throws IOException, InterruptedException {
    int parallelism = system.options().number(SandboxOption.JOB_PARALLELISM);
    String entryClass = system.options().text(SandboxOption.JOB_CLASS);
    FlinkRest flink = system.flink();
    List<String> arguments = arguments(system, names, pipeline);
    flink.run(system.jarId(), new JobRun(names.jobId(), entryClass, arguments, parallelism, ""));
    LineJob job = new LineJob(system, names);
    Waiting.until(
        "all tasks of the job run", LIMIT, Waiting.POLL, () -> flink.allTasksRun(names.jobId()));
    return job;
  }

  private static List<String> arguments(LineSystem system, LineRun.Names names, Pipeline pipeline) {
    String database = system.database(names).endpoint() + "/" + names.database();
    List<String> arguments =
        new ArrayList<>(JobArguments.of(system.options(), system.kafkaBootstrap(), database));
    arguments.addAll(List.of("--pipeline", pipeline.word()));
    arguments.addAll(List.of("--kafka.topic", names.topic()));
    arguments.addAll(List.of("--kafka.group", names.topic()));
    return arguments;
  }

  /**
   * Figures of its checkpoints so far.
   *
   * @param count how many were completed
   * @param medianMillis median time from trigger to completion
   * @param stateMb size of all state in the newest one
   */
  record Checkpoints(long count, double medianMillis, double stateMb) {}

  /** Waits for one more checkpoint, which holds nothing of a batch any more, and reads them. */
  Checkpoints nextCheckpoint() throws IOException, InterruptedException {
    long settled = system.flink().newestCheckpoint(names.jobId());
    Waiting.until(
        "a checkpoint after the last row",
        LIMIT,
        Waiting.POLL,
        () -> system.flink().newestCheckpoint(names.jobId()) > settled + 1);
    JsonNode statistics = system.flink().checkpoints(names.jobId());
    return new Checkpoints(
        statistics.path("counts").path("completed").asLong(),
        statistics.path("summary").path("end_to_end_duration").path("p50").asDouble(),
        statistics.path("latest").path("completed").path("state_size").asLong() / MB);
  }

  /** Cancels the job and waits until none of its tasks is left. */
  @Override
  public void close() {
    try {
      URI uri = URI.create(system.flinkUrl() + "/jobs/" + names.jobId() + "?mode=cancel");
      HttpRequest cancel =
          HttpRequest.newBuilder(uri).method("PATCH", BodyPublishers.noBody()).build();
      http.send(cancel, BodyHandlers.discarding());
      Waiting.until("the job is cancelled", LIMIT, Waiting.POLL, this::isCancelled);
    } catch (IOException e) {
      throw new IllegalStateException("job " + names.jobId() + " cannot be cancelled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isCancelled() throws IOException, InterruptedException {
    return system.flink().jobState(names.jobId()).map("CANCELED"::equals).orElse(true);
  }
}
