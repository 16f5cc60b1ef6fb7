package io.waymark.jobs.app;

import io.waymark.jobs.topology.Topology;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main job: Kafka to state to rows. */
public final class JourneyJob {

  /** Name of the job in Flink. */
  public static final String NAME = "waymark-journey";

  private JourneyJob() {}

  /** Submits the job; {@code --help} lists the options. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1 && args[0].equals("--help")) {
      System.out.print(OptionsPage.text());
      return;
    }
    JobOptions options = JobOptions.parse(args, System.getenv());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration(options));
    if (options.parallelism() > 0) {
      env.setParallelism(options.parallelism());
    }
    Topology.build(env, options);
    env.execute(NAME);
  }

  /** What the job asks of Flink; what it leaves open is the cluster's. */
  public static Configuration configuration(JobOptions options) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Duration.ofMillis(options.millis("checkpoint.interval")));
    // What lies in the past waits for nothing but its end; see ClockedEnumerator.
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG,
        Duration.ofMillis(
            Math.max(
                options.millis("checkpoint.catch-up"), options.millis("checkpoint.interval"))));
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // A sink that waits for ClickHouse must not fail checkpoints for good.
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    if (!options.text("checkpoint.dir").isEmpty()) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, options.text("checkpoint.dir"));
    }
    // Timers on the heap: one per person, and RocksDB would seek for each.
    configuration.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
    // A state stands in one file of many: the others say so without being searched.
    configuration.setString("state.backend.rocksdb.use-bloom-filter", "true");
    // Files of the upper levels live for some checkpoints, and half of a state is hashes.
    configuration.setString(
        "state.backend.rocksdb.compression.per.level",
        "NO_COMPRESSION;NO_COMPRESSION;LZ4_COMPRESSION");
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return configuration;
  }
}
