package io.waymark.sandbox.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The calls of Flink's REST interface that the sandbox needs. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String BOUNDARY = "waymark-job-jar";

  private final HttpClient client;
  private final String url;

  /** A client of the cluster at this URL, without a slash at its end. */
  public FlinkRest(HttpClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /** How many task managers have registered. */
  public int taskManagers() throws IOException, InterruptedException {
    return get("/overview").path("taskmanagers").asInt();
  }

  /** The job's state word, such as RUNNING; nothing where this cluster does not know the job. */
  public Optional<String> jobState(String jobId) throws IOException, InterruptedException {
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (job.path("jid").asText().equals(jobId)) {
        return Optional.of(job.path("state").asText());
      }
    }
    return Optional.empty();
  }

  /** Whether every task of the job runs. */
  public boolean allTasksRun(String jobId) throws IOException, InterruptedException {
    JsonNode vertices = get("/jobs/" + jobId).path("vertices");
    for (JsonNode vertex : vertices) {
      if (!vertex.path("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return !vertices.isEmpty();
  }

  /** Number of the newest checkpoint that this attempt completed, -1 before the first. */
  public long newestCheckpoint(String jobId) throws IOException, InterruptedException {
    JsonNode completed = get("/jobs/" + jobId + "/checkpoints").path("latest").path("completed");
    return completed.path("id").asLong(-1);
  }

  /** Statistics of the job's checkpoints as Flink gives them. */
  public JsonNode checkpoints(String jobId) throws IOException, InterruptedException {
    return get("/jobs/" + jobId + "/checkpoints");
  }

  /** The id of an uploaded jar by its file name. */
  public Optional<String> jarId(String fileName) throws IOException, InterruptedException {
    for (JsonNode file : get("/jars").path("files")) {
      if (file.path("name").asText().equals(fileName)) {
        return Optional.of(file.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /** Uploads a jar under the given name and returns its id. */
  public String upload(Path jar, String fileName) throws IOException, InterruptedException {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    // Straight from the file: the supervisor's heap is little more than the jar.
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString(tail));
    HttpRequest request =
        request("/jars/upload")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
            .build();
    String stored = send(request).path("filename").asText();
    return stored.substring(stored.lastIndexOf('/') + 1);
  }

  /** Runs an uploaded jar. */
  public void run(String jarId, JobRun run) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("entryClass", run.entryClass()).put("jobId", run.jobId());
    body.put("parallelism", run.parallelism());
    run.arguments().forEach(body.putArray("programArgsList")::add);
    run.restoreFrom().ifPresent(path -> body.put("savepointPath", path).put("claimMode", "CLAIM"));
    BodyPublisher json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    send(
        request("/jars/" + jarId + "/run")
            .header("Content-Type", "application/json")
            .POST(json)
            .build());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri().getPath()
              + " answers "
              + response.statusCode()
              + ": "
              + reason(response.body()));
    }
    return JSON.readTree(response.body());
  }

  /** The innermost cause out of the stack trace that Flink sends back. */
  private static String reason(String body) {
    int cause = body.lastIndexOf("Caused by: ");
    String text = cause < 0 ? body : body.substring(cause);
    int end = text.indexOf("\\n");
    String line = end < 0 ? text : text.substring(0, end);
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }
}
