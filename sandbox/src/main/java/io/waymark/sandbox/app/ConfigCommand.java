package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./waymark config validate|apply|show|history}. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tries and applies what a tenant's events mean; docs/config-example.yaml is one.")
final class ConfigCommand implements Runnable {
  private static final String CONFIG = "/api/v1/config";
  private static final String FILE = "YAML or JSON; by its name: *.json is JSON";
  private static final String FROM =
      "event time from which it decides: now, always, a date or an instant (default: now)";
  private static final String JSON = "one line of JSON";

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "give one of validate, apply, show, history");
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:it is valid", "1:it is not", "2:it could not be tried"},
      description = "Says what is wrong with a document, or what it would change.")
  int validate(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Option(names = "--effective-from", defaultValue = "now", description = FROM) String from,
      @Option(names = "--json", description = JSON) boolean json) {
    SidecarClient client = key.client(address);
    return new ConfigReport(console, json)
        .tell(
            file,
            client.exchange("POST", CONFIG + "/validate?" + query(from, ""), Upload.of(file)));
  }

  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:it is applied, or says what is there already",
        "1:it is not valid",
        "2:it could not be applied",
        "3:it would re-interpret history; say --yes to have that"
      },
      description = "Makes a document the newest version. The same document again changes nothing.")
  int apply(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Parameters(paramLabel = "FILE", description = FILE) Path file,
      @Option(names = "--effective-from", defaultValue = "now", description = FROM) String from,
      @Option(names = "--dry-run", description = "only say what would change") boolean dryRun,
      @Option(names = "--yes", description = "also where history is re-interpreted") boolean yes,
      @Option(names = "--json", description = JSON) boolean json) {
    SidecarClient client = key.client(address);
    ConfigReport report = new ConfigReport(console, json);
    Upload upload = Upload.of(file);
    SidecarClient.Reply reply =
        dryRun
            ? client.exchange("POST", CONFIG + "/validate?" + query(from, ""), upload)
            : client.exchange("PUT", CONFIG + "?" + query(from, ""), upload);
    if (yes && reply.isProblem("reinterprets-history")) {
      String confirm = reply.body().path("confirm").asText();
      reply = client.exchange("PUT", CONFIG + "?" + query(from, confirm), upload);
    }
    return report.tell(file, reply);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints a version's document as JSON.")
  int show(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Option(
              names = "--version-number",
              paramLabel = "N",
              defaultValue = "",
              description = "which (default: the newest)")
          String version,
      @Option(names = "--json", description = "one line of JSON with number, times and hash")
          boolean json) {
    JsonNode shown =
        key.client(address)
            .get(version.isEmpty() ? CONFIG : CONFIG + "/versions/" + SidecarClient.part(version));
    console.out().println(json ? shown : shown.path("document").toPrettyString());
    return 0;
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Lists the versions, newest first.")
  int history(
      @Mixin SystemAddress address,
      @Mixin TenantKey key,
      @Option(names = "--json", description = "one line of JSON for each") boolean json) {
    List<JsonNode> versions = key.client(address).all(CONFIG + "/versions?limit=500", "versions");
    Listing.print(
        console,
        json,
        versions,
        "version",
        "effective_from",
        "created",
        "created_by",
        "superseded_by",
        "sha256");
    return 0;
  }

  private static String query(String from, String confirm) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("effective_from", from);
    if (!confirm.isEmpty()) {
      query.put("confirm", confirm);
    }
    return query.entrySet().stream()
        .map(each -> each.getKey() + "=" + SidecarClient.part(each.getValue()))
        .collect(Collectors.joining("&"));
  }
}
