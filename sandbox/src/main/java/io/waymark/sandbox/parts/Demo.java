package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.demo.DemoPlan;
import io.waymark.sandbox.demo.DemoShop;
import io.waymark.sandbox.flink.JobMember;
import io.waymark.sandbox.supervise.LastWords;
import io.waymark.sandbox.supervise.PartSpec;
import io.waymark.sandbox.supervise.Probe;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo store. */
public final class Demo {
  /** Name of the part. */
  public static final String NAME = "demo";

  private static final String TENANT = "main";
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);

  private Demo() {}

  /** The demo store; ready when its history is stored. */
  public static PartSpec spec(Site site) {
    Path folder = site.folder().of(NAME);
    JavaCommand command =
        new JavaCommand(
            NAME,
            List.of(
                "-Xmx320m",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // The last line of its log is shown as the history's progress.
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=warn"),
            ownClasspath(),
            DemoShop.class.getName(),
            List.of(
                site.folder().demoPlan().toString(),
                site.kafka(),
                site.clickhouseUrl(),
                TENANT,
                site.options().duration(SandboxOption.JOB_LATENESS).toString()),
            Map.of());
    return new PartSpec(
        NAME,
        List.of(Engines.CLICKHOUSE, Engines.KAFKA, JobMember.NAME, Serving.NAME),
        () -> {
          Files.createDirectories(folder);
          return command.start(site);
        },
        played(site.folder().demoPlan(), site.folder().log(NAME)),
        SILENCE_LIMIT,
        site.folder().log(NAME));
  }

  private static Probe played(Path plan, Path log) {
    return () -> DemoPlan.read(plan).played() ? "" : "plays its history: " + LastWords.of(log);
  }

  private static List<Path> ownClasspath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}
