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

/** What {@code pattern} sends, prints and ends with, against a sidecar that answers as told. */
class PatternCommandTest {

  private static final String VALID =
      "{\"valid\":true,\"id\":\"cart\",\"cost\":{\"states\":7,\"window_ms\":1,"
          + "\"partial_matches\":32,\"buffered_events\":32}}";
  private static final String KEPT =
      "{\"id\":\"cart\",\"versions\":[{\"version\":2,\"state\":\"%s\"}]}";

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
    file = Files.writeString(folder.resolve("a.yaml"), "id: cart\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("pattern"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    Console console = new Console(new PrintStream(out, true), new PrintStream(err, true));
    return Main.run(console, all.toArray(String[]::new));
  }

  private void say(int status, String body) {
    answers.add(new Said(status, body));
  }

  private List<String> requests() {
    return asked.stream().map(each -> each.replaceAll("(?s)^(\\S+ \\S+) .*", "$1")).toList();
  }

  @Test
  void validateSaysTheCost() {
    say(200, VALID);
    assertThat(run("validate", file.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("cart is valid", "32 partial matches");
    assertThat(requests()).containsExactly("POST /api/v1/patterns/validate");
  }

  @Test
  void mistakesAreSaidAsCompilersDo() {
    say(
        422,
        "{\"type\":\"/problems/invalid-body\",\"detail\":\"no\",\"errors\":[{\"path\":"
            + "\"/steps/0/where\",\"line\":3,\"step\":\"mail\",\"detail\":\"is wrong\"}]}");
    assertThat(run("apply", file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("a.yaml:3: step mail: /steps/0/where is wrong");
  }

  @Test
  void applyKeepsAndPromotesOnce() {
    say(200, VALID);
    say(200, KEPT.formatted("validated"));
    say(200, KEPT.formatted("live"));
    assertThat(run("apply", file.toString(), "--promote", "live", "--drop")).isZero();
    assertThat(requests())
        .containsExactly(
            "POST /api/v1/patterns/validate",
            "PUT /api/v1/patterns/cart",
            "POST /api/v1/patterns/cart/promote");
    assertThat(asked.get(2)).contains("\"to\":\"live\"", "\"on_change\":\"drop\"");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Version 2 of cart is live.");
    asked.clear();
    say(200, VALID);
    say(200, KEPT.formatted("live"));
    assertThat(run("apply", file.toString(), "--promote", "live")).isZero();
    assertThat(asked).as("it is live already").hasSize(2);
  }

  @Test
  void backtestWaitsForItsEnd() {
    say(200, VALID);
    say(200, KEPT.formatted("validated"));
    say(202, "{\"id\":\"b1\",\"state\":\"waiting\"}");
    say(200, "{\"state\":\"running\"}");
    say(
        200,
        "{\"state\":\"succeeded\",\"result\":{\"matches\":7,\"dead_ends\":2,\"events\":1000,"
            + "\"persons\":9}}");
    assertThat(run("backtest", file.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("7 matches and 2 dead ends");
    assertThat(requests().get(4)).isEqualTo("GET /api/v1/patterns/cart/backtests/b1");
  }

  @Test
  void aShippedPatternNeedsNoFile() {
    say(200, VALID);
    assertThat(run("validate", "abandoned-cart")).isZero();
    assertThat(asked.get(0)).contains("id: abandoned-cart");
  }
}
