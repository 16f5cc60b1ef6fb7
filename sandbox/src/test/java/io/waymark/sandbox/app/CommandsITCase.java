package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.testkit.net.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that people type, against a system in the background with a small demo store. */
class CommandsITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PORT = FreePorts.some(1).iterator().next().toString();

  @TempDir static Path dir;

  /** What a command said. */
  private record Said(int exit, String out, String err) {}

  @BeforeAll
  static void start() throws Exception {
    assertThat(waymark("status").out()).startsWith("not running");
    DataFolder folder = DataFolder.of(dir).prepare();
    // Smaller than the one that a new folder gets.
    Files.writeString(
        folder.demoPlan(),
        "{\"seed\":1,\"days\":5,\"customers\":400,\"end\":\"%s\",\"played\":false}"
            .formatted(Instant.now()));
    Said up = waymark("up", "-d", "--port", PORT, "--set", "job.checkpoint.interval=1s");
    assertThat(up.exit()).as("%s", up).isZero();
    assertThat(up.out()).startsWith("http://127.0.0.1:" + PORT + "/#key=wm_");
    assertThat(up.err()).contains("ready at http://127.0.0.1:" + PORT);
  }

  @AfterAll
  static void stop() {
    assertThat(waymark("down").err()).contains("Stopping the system at").contains("Stopped");
    assertThat(waymark("status").exit()).isEqualTo(1);
    assertThat(waymark("down").err()).contains("Nothing was running.");
  }

  private static Said waymark(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", dir.toString()));
    Console console = new Console(new PrintStream(out, true), new PrintStream(err, true));
    int exit = Main.run(console, all.toArray(String[]::new));
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String said(String... words) {
    Said said = waymark(words);
    assertThat(said.exit()).as("%s: %s", List.of(words), said).isZero();
    return said.out().strip();
  }

  @Test
  void statusSaysHowEachPartIs() throws Exception {
    assertThat(said("status"))
        .startsWith("ready at http://127.0.0.1:" + PORT)
        .contains("clickhouse ", "kafka ", "postgres ", "jobmanager ", "job ", "demo ");
    JsonNode line = JSON.readTree(said("status", "--json"));
    assertThat(line.path("ready").asBoolean()).isTrue();
    assertThat(line.at("/parts/serving/state").asText()).isEqualToIgnoringCase("ready");
    assertThat(said("up", "--port", PORT)).startsWith("already running at");
  }

  @Test
  void theHistoryOfTheDemoStoreIsThere() {
    assertThat(Long.parseLong(said("sql", "SELECT count() FROM events"))).isGreaterThan(100);
    assertThat(said("sql", "SELECT min(ts) < now() - INTERVAL 3 DAY FROM events")).isEqualTo("1");
  }

  @Test
  void logsAreShownByPart() {
    assertThat(said("logs").lines()).contains("serving", "jobmanager", "kafka", "supervisor");
    assertThat(said("logs", "serving", "-n", "2").lines()).hasSize(2);
    Said unknown = waymark("logs", "moon");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no log of 'moon'").contains("serving");
  }

  @Test
  void aTenantIsMadeChangedLockedOutAndLetIn() throws Exception {
    assertThat(said("tenant", "create", "blue", "--currency", "EUR", "--limit", "customers=5"))
        .contains("./waymark key create --tenant blue");
    JsonNode made =
        JSON.readTree(
            said("tenant", "create", "red", "--currency", "USD", "--name", "Red", "--json"));
    assertThat(made.path("base_currency").asText()).isEqualTo("USD");
    JsonNode changed =
        JSON.readTree(
            said(
                "tenant",
                "set",
                "red",
                "--class",
                "premium",
                "--name",
                "R",
                "--limit",
                "customers=9"));
    assertThat(changed.path("tenant_class").asText()).isEqualTo("premium");
    assertThat(changed.at("/limits/customers").asInt()).isEqualTo(9);
    assertThat(said("tenant", "list")).contains("blue", "premium");

    assertThat(said("tenant", "revoke", "blue")).isEqualTo("blue is locked out.");
    assertThat(said("tenant", "list", "--json").lines())
        .anySatisfy(line -> assertThat(JSON.readTree(line).path("id").asText()).isEqualTo("blue"));
    assertThat(said("tenant", "enable", "blue")).isEqualTo("blue is let in.");
    Said unknown = waymark("tenant", "set", "green", "--name", "G");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("green");
  }

  @Test
  void aKeyIsShownOnceRotatedAndRevoked() throws Exception {
    said("tenant", "create", "gold", "--currency", "EUR");
    Said made = waymark("key", "create", "--tenant", "gold", "--role", "read", "--expires", "30d");
    assertThat(made.out()).startsWith("wm_");
    assertThat(made.err()).contains("it is not shown again");
    String id = made.out().split("_")[1];
    JsonNode fresh = JSON.readTree(said("key", "rotate", id, "--overlap", "90s", "--json"));
    assertThat(fresh.path("key").asText()).startsWith("wm_").doesNotContain(id);
    assertThat(said("key", "list", "--tenant", "gold")).contains(id).doesNotContain(made.out());
    assertThat(said("key", "revoke", id)).isEqualTo(id + " is revoked.");

    String lasting =
        JSON.readTree(
                said(
                    "key",
                    "create",
                    "--tenant",
                    "gold",
                    "--role",
                    "read",
                    "--label",
                    "shop",
                    "--origin",
                    "https://shop.example",
                    "--json"))
            .path("id")
            .asText();
    assertThat(said("tenant", "rotate", "gold", "--overlap", "1d").lines())
        .anySatisfy(line -> assertThat(line).startsWith(lasting + "\twm_"));
  }
}
