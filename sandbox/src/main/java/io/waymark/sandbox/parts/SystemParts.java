package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.flink.FlinkRest;
import io.waymark.sandbox.flink.JobMember;
import io.waymark.sandbox.flink.JobSubmission;
import io.waymark.sandbox.supervise.Backoff;
import io.waymark.sandbox.supervise.ExternalMember;
import io.waymark.sandbox.supervise.Member;
import io.waymark.sandbox.supervise.PartSpec;
import io.waymark.sandbox.supervise.PidFile;
import io.waymark.sandbox.supervise.ProcessMember;
import io.waymark.testkit.process.Ending;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All parts of one system, in the order of status lines.
 *
 * @param site where and how the system runs
 * @param demo whether the demo store is one of them
 */
public record SystemParts(Site site, boolean demo) {
  private static final Clock CLOCK = Clock.systemUTC();

  /** The members that the options ask for; what is not wanted need not be built. */
  public List<Member> members() {
    List<String> wanted = site.options().words(SandboxOption.PARTS);
    Map<String, Supplier<Member>> all = all();
    if (!all.keySet().containsAll(wanted)) {
      throw new SandboxException("Option parts is '" + wanted + "', expected of " + all.keySet());
    }
    return all.entrySet().stream()
        .filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey()))
        .map(entry -> entry.getValue().get())
        .toList();
  }

  private Map<String, Supplier<Member>> all() {
    PidFile jobManager = pidFile(FlinkCluster.JOBMANAGER);
    List<String> taskManagers = FlinkCluster.taskManagers(site);
    List<PidFile> fenced = taskManagers.stream().map(this::pidFile).toList();
    Map<String, Supplier<Member>> all = new LinkedHashMap<>();
    all.put(Engines.CLICKHOUSE, this::clickhouse);
    all.put(Engines.KAFKA, this::kafka);
    all.put(Engines.POSTGRES, this::postgres);
    all.put(FlinkCluster.JOBMANAGER, () -> process(FlinkCluster.jobManager(site, fenced)));
    for (String part : taskManagers) {
      all.put(part, () -> process(FlinkCluster.taskManager(site, part)));
    }
    all.put(JobMember.NAME, () -> job(jobManager));
    all.put(Serving.NAME, () -> process(Serving.spec(site)));
    all.put(Backtests.NAME, () -> process(Backtests.spec(site)));
    if (demo) {
      all.put(Demo.NAME, () -> process(Demo.spec(site)));
    }
    return all;
  }

  private Member clickhouse() {
    return site.isOwn(SandboxOption.CLICKHOUSE_URL)
        ? process(Engines.clickhouse(site, site.distribution().engineLibrary()))
        : new ExternalMember(Engines.CLICKHOUSE, "CLICKHOUSE_URL", CLOCK);
  }

  private Member kafka() {
    return site.isOwn(SandboxOption.KAFKA_BOOTSTRAP_SERVERS)
        ? process(Engines.kafka(site))
        : new ExternalMember(Engines.KAFKA, "KAFKA_BOOTSTRAP_SERVERS", CLOCK);
  }

  private Member postgres() {
    return site.isOwn(SandboxOption.DATABASE_URL)
        ? process(Engines.postgres(site))
        : new ExternalMember(Engines.POSTGRES, "DATABASE_URL", CLOCK);
  }

  private Member job(PidFile jobManager) {
    JobSubmission submission =
        new JobSubmission(
            site.distribution()::jobJar,
            site.folder().checkpoints(),
            site.options().text(SandboxOption.JOB_CLASS),
            JobArguments.of(site),
            site.options().number(SandboxOption.JOB_PARALLELISM));
    return new JobMember(
        submission,
        new FlinkRest(site.http(), site.flinkUrl()),
        List.of(
            Engines.CLICKHOUSE, Engines.KAFKA, FlinkCluster.JOBMANAGER, FlinkCluster.TASKMANAGER),
        () -> jobManager.process().ifPresent(Ending::kill),
        CLOCK);
  }

  private ProcessMember process(PartSpec spec) {
    return new ProcessMember(spec, pidFile(spec.name()), Backoff.USUAL, CLOCK);
  }

  private PidFile pidFile(String part) {
    return new PidFile(site.folder().pids().resolve(part + ".pid"));
  }
}
