package io.waymark.sandbox.flink;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.SandboxOptions;
import io.waymark.sandbox.home.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Flink's configuration file for a cluster of one JobManager and one TaskManager on loopback.
 *
 * @param options memory sizes, parallelism, checkpoint interval
 * @param ports where JobManager and metrics listen
 */
public record FlinkSettings(SandboxOptions options, Ports ports) {
  /** Of the tasks, beside the heap: rows on their way to ClickHouse, Kafka's clients. */
  private static final int TASK_OFF_HEAP_MIB = 320;

  private static final int FRAMEWORK_OFF_HEAP_MIB = 96;
  private static final int NETWORK_MIB = 64;

  /** Direct memory of the TaskManager: framework, tasks and network. */
  public static final int DIRECT_MEMORY_MIB =
      FRAMEWORK_OFF_HEAP_MIB + TASK_OFF_HEAP_MIB + NETWORK_MIB;

  /** Metaspace of the TaskManager. */
  public static final int METASPACE_MIB = 192;

  /** Settings from options and ports. */
  public static FlinkSettings of(SandboxOptions options, Ports ports) {
    return new FlinkSettings(options, ports);
  }

  /** The file's text for one of the two processes. */
  public String yaml(String part, Path tmp, Path checkpoints) {
    Map<String, String> settings = new TreeMap<>();
    addAddresses(settings);
    addMemory(settings);
    addCheckpoints(settings, checkpoints);
    addFailureDetection(settings);
    // The TaskManagers have the job's jar on their classpath.
    settings.put("classloader.resolve-order", "parent-first");
    settings.put("io.tmp.dirs", tmp.toString());
    settings.put("web.tmpdir", tmp.toString());
    if (ports.byName().containsKey(part + "-metrics")) {
      addMetrics(settings, ports.of(part + "-metrics"));
    }
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
        .collect(Collectors.joining());
  }

  /** Only the first TaskManager has a port for them. */
  private static void addMetrics(Map<String, String> settings, int port) {
    settings.put("metrics.reporters", "prom");
    settings.put(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    settings.put("metrics.reporter.prom.port", String.valueOf(port));
  }

  private void addAddresses(Map<String, String> settings) {
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("jobmanager.rpc.port", String.valueOf(ports.of("flink-rpc")));
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", String.valueOf(ports.of("flink-rest")));
    settings.put("rest.bind-port", String.valueOf(ports.of("flink-rest")));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
  }

  private void addMemory(Map<String, String> settings) {
    int parallelism = options.number(SandboxOption.JOB_PARALLELISM);
    int slots = Math.ceilDiv(parallelism, options.number(SandboxOption.TASKMANAGER_COUNT));
    settings.put("parallelism.default", String.valueOf(parallelism));
    settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
    settings.put("taskmanager.cpu.cores", String.valueOf(slots));
    settings.put("taskmanager.memory.framework.heap.size", "128m");
    settings.put("taskmanager.memory.task.heap.size", options.text(SandboxOption.TASKMANAGER_HEAP));
    settings.put("taskmanager.memory.framework.off-heap.size", FRAMEWORK_OFF_HEAP_MIB + "m");
    settings.put("taskmanager.memory.task.off-heap.size", TASK_OFF_HEAP_MIB + "m");
    settings.put("taskmanager.memory.network.min", NETWORK_MIB + "m");
    settings.put("taskmanager.memory.network.max", NETWORK_MIB + "m");
    settings.put(
        "taskmanager.memory.managed.size", options.text(SandboxOption.TASKMANAGER_MANAGED));
    settings.put("taskmanager.memory.jvm-metaspace.size", METASPACE_MIB + "m");
    settings.put("taskmanager.memory.jvm-overhead.min", "192m");
    settings.put("taskmanager.memory.jvm-overhead.max", "192m");
  }

  private void addCheckpoints(Map<String, String> settings, Path checkpoints) {
    settings.put("state.backend.type", "rocksdb");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("execution.checkpointing.dir", checkpoints.toUri().toString());
    settings.put(
        "execution.checkpointing.interval", options.text(SandboxOption.JOB_CHECKPOINT_INTERVAL));
    settings.put("execution.checkpointing.num-retained", "3");
    settings.put(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    // A checkpoint that fails is followed by the next; restarting the job would help nobody.
    settings.put("execution.checkpointing.tolerable-failed-checkpoints", "1000");
  }

  private static void addFailureDetection(Map<String, String> settings) {
    settings.put("heartbeat.interval", "2000");
    settings.put("heartbeat.timeout", "10000");
    settings.put("cluster.registration.error-delay", "500 ms");
    settings.put("restart-strategy.type", "exponential-delay");
    settings.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
    settings.put("restart-strategy.exponential-delay.max-backoff", "10 s");
    settings.put("restart-strategy.exponential-delay.reset-backoff-threshold", "1 min");
  }
}
