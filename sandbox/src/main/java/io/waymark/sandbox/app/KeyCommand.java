package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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

/** {@code ./waymark key create|list|revoke|rotate}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes, lists, revokes and rotates API keys with the system's own admin key.")
final class KeyCommand implements Runnable {
  private static final String KEYS = "/api/v1/keys";

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  KeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "give one of create, list, revoke, rotate");
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and prints it, this once.")
  int create(
      @Mixin SystemAddress address,
      @Option(names = "--role", required = true, description = "read, write or admin") String role,
      @Option(names = "--tenant", defaultValue = "main", description = "default: main")
          String tenant,
      @Option(names = "--label", defaultValue = "", description = "what it is for") String label,
      @Option(
              names = "--expires",
              defaultValue = "",
              description = "a time such as 2027-01-01T00:00:00Z, or a length such as 30d")
          String expires,
      @Option(
              names = "--origin",
              paramLabel = "URL",
              description = "web origin that a key for pages is held to; may be repeated")
          List<String> origins,
      @Option(names = "--json", description = "one line of JSON") boolean json) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("tenant", tenant);
    body.put("role", role);
    body.put("label", label);
    body.put("origins", origins == null ? List.of() : origins);
    if (!expires.isEmpty()) {
      body.put("expires", time(expires));
    }
    shown(SidecarClient.of(address).send("POST", KEYS, body), json);
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists keys, newest first, without their secrets.")
  int list(
      @Mixin SystemAddress address,
      @Option(names = "--tenant", defaultValue = "", description = "only of this tenant")
          String tenant,
      @Option(names = "--json", description = "one line of JSON for each") boolean json) {
    String filter = tenant.isEmpty() ? "" : "&tenant=" + SidecarClient.part(tenant);
    List<JsonNode> keys = SidecarClient.of(address).all(KEYS + "?limit=500" + filter, "keys");
    Listing.print(
        console, json, keys, "id", "tenant", "role", "label", "origins", "created", "expires",
        "revoked");
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Ends a key at once, on every sidecar within 2 seconds.")
  int revoke(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "ID", description = "the part between the underscores") String id,
      @Option(names = "--json", description = "one line of JSON") boolean json) {
    JsonNode key =
        SidecarClient.of(address).send("DELETE", KEYS + "/" + SidecarClient.part(id), Map.of());
    console.out().println(json ? key : id + " is revoked.");
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Makes a key with the same rights and prints it; the old one ends later.")
  int rotate(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "ID", description = "the part between the underscores") String id,
      @Mixin Overlap overlap,
      @Option(names = "--json", description = "one line of JSON") boolean json) {
    shown(rotated(SidecarClient.of(address), id, overlap), json);
    return 0;
  }

  static JsonNode rotated(SidecarClient client, String id, Overlap overlap) {
    return client.send(
        "POST",
        KEYS + "/" + SidecarClient.part(id) + "/rotate",
        Map.of("overlap_seconds", overlap.seconds()));
  }

  private void shown(JsonNode key, boolean json) {
    console.out().println(json ? key.toString() : key.path("key").asText());
    if (!json) {
      console.err().println("Keep it now: it is not shown again, only its hash is stored.");
    }
  }

  private static String time(String text) {
    return Span.isOne(text) ? Instant.now().plus(Span.parse(text)).toString() : text;
  }
}
