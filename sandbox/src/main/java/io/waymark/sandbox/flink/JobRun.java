package io.waymark.sandbox.flink;

import java.util.List;
import java.util.Optional;

/**
 * One submission of the job.
 *
 * @param jobId always the same, so that checkpoints are found again
 * @param entryClass main class inside the jar
 * @param arguments program arguments
 * @param parallelism slots to use
 * @param checkpoint the checkpoint to go on from, or an empty text for a new beginning
 */
public record JobRun(
    String jobId, String entryClass, List<String> arguments, int parallelism, String checkpoint) {
  Optional<String> restoreFrom() {
    return checkpoint.isEmpty() ? Optional.empty() : Optional.of(checkpoint);
  }
}
