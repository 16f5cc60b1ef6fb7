package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxOption;
import io.waymark.sandbox.supervise.PartSpec;
import io.waymark.sandbox.supervise.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sidecar. */
public final class Serving {
  /** Name of the part. */
  public static final String NAME = "serving";

  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(120);

  private Serving() {}

  /** The sidecar on the user's port. It waits for the stores by itself. */
  public static PartSpec spec(Site site) {
    String heap = "-Xmx" + site.options().text(SandboxOption.SERVING_HEAP);
    JavaCommand command =
        new JavaCommand(
            NAME,
            List.of(heap),
            List.of(
                site.distribution().servingJar(),
                site.distribution().servingLibraries().resolve("*")),
            "io.waymark.serving.app.Main",
            List.of("--limits.concurrent.queries=" + places()),
            environment(site));
    return new PartSpec(
        NAME,
        List.of(Engines.CLICKHOUSE, Engines.KAFKA, Engines.POSTGRES),
        () -> command.start(site),
        Probe.http(site.http(), site.url() + "/health/ready", ""),
        SILENCE_LIMIT,
        site.folder().log(NAME));
  }

  /** The engine has this machine's cores: a tenant that keeps them all busy still shares them. */
  private static int places() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  private static Map<String, String> environment(Site site) {
    return Map.of(
        "DATABASE_URL", site.databaseUrl(),
        "CLICKHOUSE_URL", site.clickhouseUrl(),
        "KAFKA_BOOTSTRAP_SERVERS", site.kafka(),
        "LOG_LEVEL", site.options().text(SandboxOption.LOG_LEVEL),
        "WAYMARK_HOST", "127.0.0.1",
        "WAYMARK_PORT", String.valueOf(site.servingPort()),
        "WAYMARK_BOOTSTRAP_KEY_FILE", site.folder().adminKey().toString());
  }
}
