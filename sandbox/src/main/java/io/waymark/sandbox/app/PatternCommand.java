package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.parts.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./waymark pattern validate|backtest|apply|list}; {@code run} needs no system. */
@Command(
    name = "pattern",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, tries and applies journey patterns; docs/patterns.md is the guide.",
    footer = "  run       Runs a pattern over a file of events, without a system; run --help.")
final class PatternCommand implements Runnable {
  private static final String PATTERNS = "/api/v1/patterns";
  private static final String FILE =
      "YAML or JSON; or the name of a shipped pattern, such as abandoned-cart";
  private static final String JSON = "one line of JSON";
  private static final String SHIPPED =
      "serving/src/main/resources/io/waymark/serving/patterns/shipped";

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  PatternCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "give one of validate, backtest, apply, list, run");
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:it is valid", "1:it is not", "2:it could not be tried"},
      description = "Says what is wrong with a definition, or what it costs.")
  int validate(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Option(names = "--json", description = JSON) boolean json) {
    Path definition = found(file);
    return new PatternReport(console, json)
        .tell(
            definition,
            key.client(address).exchange("POST", PATTERNS + "/validate", Upload.of(definition)),
            PatternReport::cost);
  }

  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:it is kept", "1:it is not valid", "2:it could not be applied"},
      description = "Keeps a definition as the newest version, and promotes it where told to.")
  int apply(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Option(
              names = "--promote",
              paramLabel = "STAGE",
              defaultValue = "",
              description = "shadow, canary or live (default: it waits for its promotion)")
          String stage,
      @Option(
              names = "--drop",
              description = "forget partial matches of a version that it replaces")
          boolean drop,
      @Option(names = "--json", description = JSON) boolean json) {
    SidecarClient client = key.client(address);
    Path definition = found(file);
    PatternReport report = new PatternReport(console, json);
    Upload upload = Upload.of(definition);
    SidecarClient.Reply valid = client.exchange("POST", PATTERNS + "/validate", upload);
    if (valid.status() >= 400) {
      return report.tell(definition, valid, PatternReport::cost);
    }
    String path = PATTERNS + "/" + SidecarClient.part(valid.body().path("id").asText());
    SidecarClient.Reply kept = client.exchange("PUT", path, upload);
    if (kept.status() >= 400 || stage.isEmpty() || isAt(kept.body(), stage)) {
      return report.tell(definition, kept, PatternReport::state);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("to", stage);
    body.put("on_change", drop ? "drop" : "finish");
    JsonNode promoted = client.send("POST", path + "/promote", body);
    return report.tell(definition, new SidecarClient.Reply(200, promoted), PatternReport::state);
  }

  private static boolean isAt(JsonNode pattern, String stage) {
    return pattern.at("/versions/0/state").asText().equals(stage);
  }

  @Command(
      name = "backtest",
      mixinStandardHelpOptions = true,
      description = "Keeps a definition, tries it over history and prints what it found.")
  int backtest(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Option(
              names = "--from",
              defaultValue = "",
              description = "a time such as 2026-08-01T00:00:00Z (default: 90 days before the end)")
          String from,
      @Option(names = "--to", defaultValue = "", description = "a time (default: now)") String to,
      @Option(names = "--json", description = JSON) boolean json)
      throws InterruptedException {
    SidecarClient client = key.client(address);
    Path definition = found(file);
    PatternReport report = new PatternReport(console, json);
    Upload upload = Upload.of(definition);
    SidecarClient.Reply valid = client.exchange("POST", PATTERNS + "/validate", upload);
    if (valid.status() >= 400) {
      return report.tell(definition, valid, PatternReport::cost);
    }
    String path = PATTERNS + "/" + SidecarClient.part(valid.body().path("id").asText());
    SidecarClient.Reply kept = client.exchange("PUT", path, upload);
    if (kept.status() >= 400) {
      return report.tell(definition, kept, PatternReport::state);
    }
    Map<String, Object> range = new LinkedHashMap<>();
    if (!from.isEmpty()) {
      range.put("from", from);
    }
    if (!to.isEmpty()) {
      range.put("to", to);
    }
    JsonNode begun = client.send("POST", path + "/backtest", range);
    return ended(client, report, definition, path + "/backtests/" + begun.path("id").asText());
  }

  private int ended(SidecarClient client, PatternReport report, Path file, String path)
      throws InterruptedException {
    while (true) {
      JsonNode backtest = client.get(path);
      switch (backtest.path("state").asText()) {
        case "succeeded" -> {
          return report.tell(file, new SidecarClient.Reply(200, backtest), PatternReport::backtest);
        }
        case "failed", "cancelled" ->
            throw new SandboxException(
                "The backtest "
                    + backtest.path("state").asText()
                    + ": "
                    + backtest.path("error").asText()
                    + ".");
        default -> Thread.sleep(200);
      }
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists patterns and how they stand.")
  int list(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Option(names = "--json", description = "one line of JSON for each") boolean json) {
    List<JsonNode> patterns = key.client(address).all(PATTERNS + "?limit=500", "patterns");
    Listing.print(console, json, patterns, "id", "name", "owner", "state", "version", "changed");
    return 0;
  }

  private static Path found(Path file) {
    if (Files.exists(file) || file.getNameCount() > 1) {
      return file;
    }
    Path shipped = Distribution.find().root().resolve(SHIPPED).resolve(file + ".yaml");
    return Files.exists(shipped) ? shipped : file;
  }
}
