package io.waymark.sandbox.home;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.supervise.PartStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * What a running system says of itself, in one file that every command reads.
 *
 * @param supervisorPid the process that watches the parts
 * @param ready whether all parts are ready
 * @param url where the sidecar answers
 * @param clickhouseUrl where ClickHouse answers
 * @param databaseUrl the control store
 * @param kafka bootstrap servers
 * @param flinkUrl Flink's own page
 * @param latenessMs the job's lateness bound
 * @param parts state by part
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PublishedState(
    @JsonProperty("supervisor_pid") long supervisorPid,
    @JsonProperty("ready") boolean ready,
    @JsonProperty("url") String url,
    @JsonProperty("clickhouse_url") String clickhouseUrl,
    @JsonProperty("database_url") String databaseUrl,
    @JsonProperty("kafka") String kafka,
    @JsonProperty("flink_url") String flinkUrl,
    @JsonProperty("lateness_ms") long latenessMs,
    @JsonProperty("parts") Map<String, PartStatus> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes it in one step, so that no reader sees half of it. */
  public void write(Path file) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, JSON.writeValueAsString(this));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The state in the file, or nothing where no system has been started or it was stopped. */
  public static Optional<PublishedState> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), PublishedState.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Whether the supervisor that wrote this still lives. */
  public boolean supervisorLives() {
    return ProcessHandle.of(supervisorPid).map(ProcessHandle::isAlive).orElse(false);
  }
}
