package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.supervise.PartSpec;
import io.waymark.sandbox.supervise.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The three stores: ClickHouse, Kafka and PostgreSQL. */
public final class Engines {
  /** Name of the ClickHouse part. */
  public static final String CLICKHOUSE = "clickhouse";

  /** Name of the Kafka part. */
  public static final String KAFKA = "kafka";

  /** Name of the PostgreSQL part. */
  public static final String POSTGRES = "postgres";

  /** A query may take all cores, an answer that needs none must not wait for it. */
  private static final int BEHIND_ANSWERS = 5;

  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(90);

  private Engines() {}

  /** The ClickHouse engine behind ClickHouse's HTTP interface. */
  public static PartSpec clickhouse(Site site, Path library) {
    JavaCommand command =
        new JavaCommand(
                CLICKHOUSE,
                List.of(
                    "--enable-native-access=ALL-UNNAMED", "-Xmx192m", "-XX:TieredStopAtLevel=1"),
                List.of(site.distribution().engineJar()),
                "io.waymark.engine.Main",
                List.of(
                    "--lib",
                    library.toString(),
                    "--path",
                    site.folder().of(CLICKHOUSE).toString(),
                    "--port",
                    String.valueOf(site.ports().of(CLICKHOUSE))),
                Map.of())
            .behind(BEHIND_ANSWERS);
    Probe probe = Probe.http(site.http(), site.clickhouseUrl() + "/ping", "Ok.");
    return new PartSpec(
        CLICKHOUSE,
        List.of(),
        () -> command.start(site),
        probe,
        SILENCE_LIMIT,
        site.folder().log(CLICKHOUSE));
  }

  /** The broker; it says ready when both topics exist. */
  public static PartSpec kafka(Site site) {
    JavaCommand command =
        new JavaCommand(
            KAFKA,
            List.of("-Xmx" + site.options().text(SandboxOption.BROKER_HEAP)),
            List.of(site.distribution().brokerLibraries().resolve("*")),
            "io.waymark.testkit.kafka.BrokerMain",
            List.of(
                "--data-dir",
                site.folder().of(KAFKA).toString(),
                "--port",
                String.valueOf(site.ports().of(KAFKA))),
            Map.of());
    return new PartSpec(
        KAFKA,
        List.of(),
        () -> command.start(site),
        new TopicsProbe(site.ports().of(KAFKA), site.kafka()),
        SILENCE_LIMIT,
        site.folder().log(KAFKA));
  }

  /** The control store. */
  public static PartSpec postgres(Site site) {
    int port = site.ports().of(POSTGRES);
    return new PartSpec(
        POSTGRES,
        List.of(),
        new PostgresLaunch(site),
        Probe.port(port),
        SILENCE_LIMIT,
        site.folder().log(POSTGRES));
  }
}
