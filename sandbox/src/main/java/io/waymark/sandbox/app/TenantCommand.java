package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./waymark tenant create|list|set|revoke|enable|rotate}. */
@Command(
    name = "tenant",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes, lists and changes tenants with the system's own admin key.")
final class TenantCommand implements Runnable {
  private static final String TENANTS = "/api/v1/tenants";

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  TenantCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "give one of create, list, set, revoke, enable, rotate");
  }

  @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a tenant.")
  int create(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "TENANT", description = "its id, for ever: a-z, 0-9, - and _")
          String id,
      @Option(names = "--currency", required = true, description = "base currency, such as EUR")
          String currency,
      @Mixin TenantDetails details,
      @Option(names = "--json", description = "one line of JSON") boolean json) {
    Map<String, Object> body = details.body();
    body.put("id", id);
    body.put("base_currency", currency);
    JsonNode tenant = SidecarClient.of(address).send("POST", TENANTS, body);
    console
        .out()
        .println(
            json
                ? tenant
                : id
                    + " is there; give it a key: ./waymark key create --tenant "
                    + id
                    + " --role admin");
    return 0;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists tenants.")
  int list(
      @Mixin SystemAddress address,
      @Option(names = "--json", description = "one line of JSON for each") boolean json) {
    List<JsonNode> tenants = SidecarClient.of(address).all(TENANTS + "?limit=500", "tenants");
    Listing.print(
        console,
        json,
        tenants,
        "id",
        "name",
        "base_currency",
        "tenant_class",
        "created",
        "disabled");
    return 0;
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Changes a tenant's name, class or limits.")
  int set(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "TENANT", description = "its id") String id,
      @Mixin TenantDetails details,
      @Option(
              names = "--class",
              defaultValue = "",
              description = "standard, premium, trial or internal; metrics go by it")
          String tenantClass) {
    Map<String, Object> body = details.body();
    if (!tenantClass.isEmpty()) {
      body.put("tenant_class", tenantClass);
    }
    console.out().println(change(address, id, body));
    return 0;
  }

  @Command(
      name = "revoke",
      aliases = "disable",
      mixinStandardHelpOptions = true,
      description = "Locks a tenant out: none of its keys works. Its data stay.")
  int revoke(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "TENANT", description = "its id") String id) {
    change(address, id, Map.of("disabled", true));
    console.out().println(id + " is locked out.");
    return 0;
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets a tenant in again.")
  int enable(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "TENANT", description = "its id") String id) {
    change(address, id, Map.of("disabled", false));
    console.out().println(id + " is let in.");
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Rotates every living key of a tenant and prints the new ones.")
  int rotate(
      @Mixin SystemAddress address,
      @Parameters(paramLabel = "TENANT", description = "its id") String id,
      @Mixin Overlap overlap) {
    SidecarClient client = SidecarClient.of(address);
    List<JsonNode> keys =
        client.all("/api/v1/keys?limit=500&tenant=" + SidecarClient.part(id), "keys");
    for (JsonNode key : keys) {
      if (isRotatable(key)) {
        String old = key.path("id").asText();
        JsonNode fresh = KeyCommand.rotated(client, old, overlap);
        console.out().println(old + "\t" + fresh.path("key").asText());
      }
    }
    return 0;
  }

  /** The bootstrap key is changed in its file; what ends already is left alone. */
  private static boolean isRotatable(JsonNode key) {
    return key.path("revoked").isNull()
        && key.path("expires").isNull()
        && !key.path("operator").asBoolean();
  }

  private static JsonNode change(SystemAddress address, String id, Map<String, ?> body) {
    return SidecarClient.of(address).send("PATCH", TENANTS + "/" + SidecarClient.part(id), body);
  }
}
