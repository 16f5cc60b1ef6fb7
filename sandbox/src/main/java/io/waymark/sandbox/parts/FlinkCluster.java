package io.waymark.sandbox.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.flink.FlinkSettings;
import io.waymark.sandbox.supervise.PartSpec;
import io.waymark.sandbox.supervise.PidFile;
import io.waymark.sandbox.supervise.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JobManager and TaskManager as processes, from Flink's own artifacts. */
public final class FlinkCluster {
  /** Name of the JobManager part. */
  public static final String JOBMANAGER = "jobmanager";

  /** Name of the TaskManager part. */
  public static final String TASKMANAGER = "taskmanager";

  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);
  private static final String LOGGING = "logback.xml";

  /** Rows may come a moment later; whoever asks for some waits. */
  private static final int BEHIND_QUERIES = 10;

  private static final int FRAMEWORK_HEAP_MIB = 128;
  private static final List<String> OPENED =
      List.of(
          "lang",
          "net",
          "io",
          "nio",
          "lang.reflect",
          "text",
          "time",
          "util",
          "util.concurrent",
          "util.concurrent.atomic",
          "util.concurrent.locks");

  private FlinkCluster() {}

  /**
   * The JobManager. Before every start the TaskManagers of the attempt before are killed, so that
   * no task of an old attempt writes beside a new one.
   */
  public static PartSpec jobManager(Site site, List<PidFile> taskManagers) {
    List<String> memory =
        List.of(
            "-Xmx" + site.options().text(SandboxOption.JOBMANAGER_HEAP),
            "-XX:MaxMetaspaceSize=224m",
            // It plans and coordinates; what it would gain from the second compiler it loses at
            // start.
            "-XX:TieredStopAtLevel=1");
    JavaCommand command =
        command(
            site,
            JOBMANAGER,
            memory,
            List.of(),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
    return new PartSpec(
        JOBMANAGER,
        List.of(),
        () -> {
          taskManagers.forEach(PidFile::killLeftOver);
          return prepareAndStart(site, JOBMANAGER, command);
        },
        Probe.http(site.http(), site.flinkUrl() + "/overview", "slots"),
        SILENCE_LIMIT,
        site.folder().log(JOBMANAGER));
  }

  /** Names of the TaskManager parts: the first has no number. */
  public static List<String> taskManagers(Site site) {
    return IntStream.rangeClosed(1, site.options().number(SandboxOption.TASKMANAGER_COUNT))
        .mapToObj(number -> number == 1 ? TASKMANAGER : TASKMANAGER + "-" + number)
        .toList();
  }

  /** One TaskManager; ready when it has registered. */
  public static PartSpec taskManager(Site site, String part) {
    long heap = site.options().bytes(SandboxOption.TASKMANAGER_HEAP) >> 20;
    List<String> memory =
        List.of(
            "-Xmx" + (heap + FRAMEWORK_HEAP_MIB) + "m",
            // Its heap is worth two threads: while one collected, all tasks stood still.
            "-XX:+UseParallelGC",
            // Records and rows die within a checkpoint: a large young generation outlives them.
            "-XX:NewRatio=1",
            // Small objects all over the heap: shorter headers and larger pages mean fewer misses.
            // A JDK of flink.java-home may not know the first.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "-XX:MaxDirectMemorySize=" + FlinkSettings.DIRECT_MEMORY_MIB + "m",
            "-XX:MaxMetaspaceSize=" + FlinkSettings.METASPACE_MIB + "m");
    // The job's classes are taken from its own classpath (see FlinkSettings): what the JIT has
    // compiled then outlives a restart of the job.
    JavaCommand command =
        command(
            site,
            part,
            memory,
            List.of(site.distribution().jobJar()),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    return new PartSpec(
        part,
        List.of(),
        () -> prepareAndStart(site, part, command),
        new RegisteredProbe(site, part),
        SILENCE_LIMIT,
        site.folder().log(part));
  }

  /** The jars stand behind Flink's libraries. */
  private static JavaCommand command(
      Site site, String part, List<String> memory, List<Path> jars, String mainClass) {
    List<String> jvm = new ArrayList<>(memory);
    jvm.add("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
    jvm.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    jvm.add("-Dlogback.configurationFile=" + site.folder().of(part).resolve(LOGGING));
    OPENED.forEach(name -> jvm.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    String javaHome = site.options().text(SandboxOption.FLINK_JAVA_HOME);
    return new JavaCommand(
            part,
            jvm,
            Stream.concat(
                    Stream.of(site.distribution().flinkLibraries().resolve("*")), jars.stream())
                .toList(),
            mainClass,
            List.of("--configDir", site.folder().of(part).toString()),
            javaHome.isEmpty() ? Map.of() : Map.of("JAVA_HOME", javaHome))
        .behind(BEHIND_QUERIES);
  }

  /** Lines of JSON like the sidecar's. Only Waymark's own classes speak below INFO. */
  static String logging(Site site) throws IOException {
    String level = site.options().text(SandboxOption.LOG_LEVEL).toUpperCase(Locale.ROOT);
    boolean detailed = level.equals("DEBUG") || level.equals("TRACE");
    try (InputStream file = FlinkCluster.class.getResourceAsStream(LOGGING)) {
      return new String(Objects.requireNonNull(file, LOGGING).readAllBytes(), UTF_8)
          .replace("${level}", level)
          .replace("${level.of.others}", detailed ? "INFO" : level);
    }
  }

  /** Working files of a dead process are of no use to the next: state comes from checkpoints. */
  private static ProcessHandle prepareAndStart(Site site, String part, JavaCommand command)
      throws IOException {
    Path folder = site.folder().of(part);
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(folder.resolve(LOGGING), logging(site));
    Files.createDirectories(site.folder().checkpoints());
    FlinkSettings settings = FlinkSettings.of(site.options(), site.ports());
    Files.writeString(
        folder.resolve("config.yaml"),
        settings.yaml(part, folder.resolve("tmp"), site.folder().checkpoints())
            + RegisteredProbe.settings(site, part));
    return command.start(site);
  }
}
