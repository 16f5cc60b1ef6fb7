package io.waymark.sandbox.replay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./waymark replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replays event files into a running system and returns when every line can be queried.",
      "The last line on stdout is one JSON object: read, accepted, repeated, late, filtered,"
          + " rejected by reason, stored; every line is counted in exactly one of them."
    },
    footer = {
      "",
      "Examples:",
      "  ./waymark replay --format cdnow CDNOW_master.txt.gz",
      "  ./waymark replay --format segment archive.ndjson.gz",
      "  ./waymark replay --format spend google-2026-11-01.csv",
      "  ./waymark replay --format csv --map customer=user,ts=when,channel=medium clicks.csv",
      "  ./waymark replay --format waymark --shift-to-now --speed 3600 events.ndjson.gz"
    })
public final class ReplayCommand implements Callable<Integer> {

  private final RunningSystem.Locator systems;
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}")
  private ReplayFormats format = ReplayFormats.WAYMARK;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, gzip or plain")
  private List<Path> files = List.of();

  @Option(
      names = "--speed",
      defaultValue = "max",
      paramLabel = "max|N",
      description = "as fast as it goes, or N times real time (default: ${DEFAULT-VALUE})")
  private String speed = "max";

  @Option(names = "--shift-to-now", description = "move all times so that the newest event is now")
  private boolean shiftToNow;

  @Option(
      names = "--accept-late",
      description = "go on although events are older than the lateness bound: they count as late")
  private boolean acceptLate;

  @Option(
      names = "--file-order",
      description = "send in the order of the files instead of sorting by time")
  private boolean fileOrder;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "FIELD=COLUMN",
      description = "format csv: which column holds customer, ts, channel, revenue, ...")
  private Map<String, String> columns = Map.of();

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "FIELD=VALUE",
      description = "format csv: a value for every line that has none, for example kind=conversion")
  private Map<String, String> constants = Map.of();

  @Option(
      names = "--ts-pattern",
      defaultValue = "",
      paramLabel = "PATTERN",
      description = "format csv: how times are written, for example 'M/d/yy' (default: ISO, epoch)")
  private String timePattern = "";

  @Option(names = "--tenant", defaultValue = "", description = "default: the system's own")
  private String tenant = "";

  @Option(names = "--port", defaultValue = "0", description = "REST port of the system")
  private int port;

  @Option(names = "--data-dir", defaultValue = "", description = "data folder of the system")
  private String dataDir = "";

  @Option(
      names = "--stall-seconds",
      defaultValue = "120",
      description = "give up when no row arrives for so long (default: ${DEFAULT-VALUE})")
  private long stallSeconds;

  /** Finds its system through the locator; results go to out, progress and errors to err. */
  public ReplayCommand(RunningSystem.Locator systems, PrintStream out, PrintStream err) {
    this.systems = systems;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      RunningSystem system = ofTenant(systems.find(port, dataDir), tenant);
      ReplayReport report = new Replay(system, request(), InstantSource.system(), err).run();
      out.println(report.toJson());
      return 0;
    } catch (ReplayException e) {
      err.println("replay: " + e.getMessage());
      return 1;
    }
  }

  private ReplayRequest request() {
    boolean table = format == ReplayFormats.CSV;
    ReplayFormat reader =
        table ? ReplayFormats.csv(columns, constants, timePattern) : format.open();
    return new ReplayRequest(
        new FileSource(reader, files),
        ReplaySpeed.parse(speed),
        shiftToNow,
        acceptLate,
        fileOrder,
        Duration.ofSeconds(stallSeconds));
  }

  private static RunningSystem ofTenant(RunningSystem system, String tenant) {
    return tenant.isEmpty() ? system : new OtherTenant(system, tenant);
  }

  private record OtherTenant(RunningSystem system, String tenant) implements RunningSystem {

    @Override
    public String kafkaBootstrap() {
      return system.kafkaBootstrap();
    }

    @Override
    public String clickHouseUrl() {
      return system.clickHouseUrl();
    }

    @Override
    public Duration lateness() {
      return system.lateness();
    }

    @Override
    public String eventsTopic() {
      return system.eventsTopic();
    }
  }
}
