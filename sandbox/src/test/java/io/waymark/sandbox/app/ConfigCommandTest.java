package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.waymark.sandbox.home.AdminKey;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.PublishedState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config} sends, prints and ends with, against a sidecar that answers as told. */
class ConfigCommandTest {

  private static final String APPLIED =
      "{\"changed\":true,\"applied\":true,\"version\":2,\"effective_from\":\"2026-11-01T12:00:10Z\","
          + "\"change_count\":1,\"changes\":[{\"path\":\"/time/zone\",\"before\":\"UTC\","
          + "\"after\":\"Europe/Berlin\"}],\"history\":{\"what_happens\":[\"Nothing.\"]}}";
  private static final String UNCONFIRMED =
      "{\"type\":\"/problems/reinterprets-history\",\"status\":409,\"detail\":\"it would\","
          + "\"confirm\":\"reinterpret-0123456789ab\",\"history\":{\"what_happens\":[\"Much.\"],"
          + "\"by_month\":[{\"month\":\"2026-10\",\"kind\":\"touch\",\"events\":1234}]}}";

  private record Said(int status, String body) {}

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private final Deque<Said> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization").length()
                  + " "
                  + body);
          Said said = answers.removeFirst();
          byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(said.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    DataFolder data = DataFolder.of(folder);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    long self = ProcessHandle.current().pid();
    new PublishedState(self, true, url, "", "", "", "", 0, Map.of()).write(data.state());
    AdminKey.ensure(data.adminKey());
    file = Files.writeString(folder.resolve("a.yaml"), "time: {}\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("config"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    Console console = new Console(new PrintStream(out, true), new PrintStream(err, true));
    return Main.run(console, all.toArray(String[]::new));
  }

  private void answer(int status, String body) {
    answers.add(new Said(status, body));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anAppliedDocumentIsToldWithItsChanges() {
    answer(200, APPLIED);
    assertThat(run("apply", file.toString(), "--effective-from", "2026-11-01")).isZero();
    assertThat(asked.get(0))
        .startsWith("PUT /api/v1/config?effective_from=2026-11-01 application/yaml ")
        .endsWith(" time: {}\n");
    assertThat(printed())
        .contains("Version 2 is applied; it decides from 2026-11-01T12:00:10Z on.")
        .contains("/time/zone: \"UTC\" -> \"Europe/Berlin\"");
  }

  @Test
  void whatIsThereAlreadyChangesNothing() {
    answer(200, "{\"changed\":false,\"applied\":false,\"version\":2}");
    assertThat(run("apply", file.toString())).isZero();
    assertThat(printed()).isEqualTo("Nothing to change: version 2 says the same.\n");
  }

  @Test
  void mistakesAreToldWithTheirLines() {
    answer(
        422,
        "{\"type\":\"/problems/invalid-body\",\"detail\":\"d\",\"errors\":[{\"path\":\"/time/zone\","
            + "\"line\":3,\"detail\":\"no time zone\",\"hint\":\"write it otherwise\"}]}");
    assertThat(run("validate", file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(file + ":3: no time zone (write it otherwise)\n");
  }

  @Test
  void historyIsReinterpretedByYesAlone() {
    answer(409, UNCONFIRMED);
    assertThat(run("apply", file.toString(), "--effective-from", "always")).isEqualTo(3);
    assertThat(printed()).contains("Much.", "2026-10  touch", "1,234");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("say --yes");

    answer(409, UNCONFIRMED);
    answer(200, APPLIED);
    assertThat(run("apply", file.toString(), "--effective-from", "always", "--yes")).isZero();
    assertThat(asked.get(2))
        .startsWith("PUT /api/v1/config?effective_from=always&confirm=reinterpret-0123456789ab ");
  }

  @Test
  void aDryRunAsksOnly() throws IOException {
    Path json = Files.writeString(folder.resolve("a.json"), "{}");
    answer(200, APPLIED.replace("\"applied\":true", "\"applied\":false"));
    assertThat(run("apply", json.toString(), "--dry-run", "--yes")).isZero();
    assertThat(asked.get(0))
        .startsWith("POST /api/v1/config/validate?effective_from=now application/json ");
    assertThat(printed()).contains("would be applied");
  }

  @Test
  void programsGetALineOfJson() {
    answer(200, APPLIED);
    assertThat(run("validate", file.toString(), "--json")).isZero();
    assertThat(printed()).isEqualTo(APPLIED + "\n");
  }

  @Test
  void aVersionAndTheListAreShown() throws IOException {
    answer(200, "{\"version\":1,\"document\":{\"time\":{\"zone\":\"UTC\"}}}");
    assertThat(run("show", "--version-number", "1")).isZero();
    assertThat(printed()).contains("\"zone\" : \"UTC\"").doesNotContain("version");
    answer(
        200, "{\"versions\":[{\"version\":1,\"effective_from\":\"always\"}],\"next_cursor\":null}");
    Path key = Files.writeString(folder.resolve("key"), "wm_short\n");
    assertThat(run("history", "--key-file", key.toString())).isZero();
    assertThat(asked.get(1)).contains(" " + "Bearer wm_short".length() + " ");
    assertThat(printed()).contains("effective_from", "always");
  }

  @Test
  void whatCannotBeDoneEndsWithASentence() {
    answer(
        403,
        "{\"type\":\"/problems/forbidden\",\"detail\":\"role is read\",\"hint\":\"other key\"}");
    assertThat(run("apply", file.toString())).isEqualTo(2);
    assertThat(run("apply", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("waymark: role is read: other key.", "none.yaml cannot be read");
  }
}
