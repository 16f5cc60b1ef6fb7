package io.waymark.sandbox.flink;

import io.waymark.core.hash.Sha256;
import io.waymark.sandbox.flink.CheckpointFolder.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the job onto a cluster that does not know it, and cleans up behind it. */
public final class JobSubmission {
  private final String jobId;
  private final Supplier<Path> jar;
  private final CheckpointFolder checkpoints;
  private final String entryClass;
  private final List<String> arguments;
  private final int parallelism;
  private Optional<Checkpoint> restored = Optional.empty();
  private List<Path> leftOvers = List.of();

  /**
   * A job that can be submitted any number of times.
   *
   * @param checkpointRoot the cluster's checkpoint folder
   */
  public JobSubmission(
      Supplier<Path> jar,
      Path checkpointRoot,
      String entryClass,
      List<String> arguments,
      int parallelism) {
    this.jar = jar;
    this.jobId = JobId.in(checkpointRoot);
    this.checkpoints = new CheckpointFolder(checkpointRoot.resolve(jobId));
    this.entryClass = entryClass;
    this.arguments = List.copyOf(arguments);
    this.parallelism = parallelism;
  }

  /** The id under which the job runs. */
  public String jobId() {
    return jobId;
  }

  /**
   * Submits the job. No task of an earlier attempt may live any more.
   *
   * @return the checkpoint that it goes on from, nothing at its very first start
   */
  public Optional<Checkpoint> submit(FlinkRest rest) throws IOException, InterruptedException {
    String jarId = upload(rest);
    CheckpointFolder.remove(checkpoints.abandoned());
    Optional<Checkpoint> newest = checkpoints.newestComplete();
    List<Path> before = newest.map(checkpoints::leftOversBefore).orElse(List.of());
    String path = newest.map(checkpoint -> checkpoint.path().toUri().toString()).orElse("");
    rest.run(jarId, new JobRun(jobId, entryClass, arguments, parallelism, path));
    restored = newest;
    leftOvers = before;
    return newest;
  }

  /** Once the new attempt has a checkpoint of its own, removes what only older attempts needed. */
  public void cleanOnceRestored(FlinkRest rest) throws IOException, InterruptedException {
    if (restored.isPresent() && rest.newestCheckpoint(jobId) > restored.get().number()) {
      CheckpointFolder.remove(leftOvers);
      restored = Optional.empty();
      leftOvers = List.of();
    }
  }

  /** The jar's name on the cluster carries its hash, so that the same jar is sent only once. */
  private String upload(FlinkRest rest) throws IOException, InterruptedException {
    Path file = jar.get();
    String name = "waymark-job-" + hash(file) + ".jar";
    Optional<String> known = rest.jarId(name);
    return known.isPresent() ? known.get() : rest.upload(file, name);
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.digest();
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
  }
}
