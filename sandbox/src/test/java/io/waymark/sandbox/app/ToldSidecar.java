package io.waymark.sandbox.app;

import com.sun.net.httpserver.HttpExchange;
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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A sidecar that answers as told, in the data folder of a command that is run against it. */
final class ToldSidecar implements AutoCloseable {

  private record Said(int status, String body) {}

  private final String command;
  private final Path folder;
  private final HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private final Deque<Said> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Listens on a free port and says so in that data folder. */
  ToldSidecar(Path folder, String command) throws IOException {
    this.command = command;
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    DataFolder data = DataFolder.of(folder);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    long self = ProcessHandle.current().pid();
    new PublishedState(self, true, url, "", "", "", "", 0, Map.of()).write(data.state());
    AdminKey.ensure(data.adminKey());
  }

  /** The next question that is not answered yet gets this. */
  void say(int status, String body) {
    answers.add(new Said(status, body));
  }

  /** Runs the command with these words; returns its exit code. */
  int run(String... words) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    Console console = new Console(new PrintStream(out, true), new PrintStream(err, true));
    return Main.run(console, all.toArray(String[]::new));
  }

  /** Each question: method, target, content type, length of the key's header and body. */
  List<String> asked() {
    return asked;
  }

  /** Each question's method and target. */
  List<String> requests() {
    return asked.stream().map(each -> each.replaceAll("(?s)^(\\S+ \\S+) .*", "$1")).toList();
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            "" + exchange.getRequestHeaders().getFirst("Authorization").length(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Said said = answers.removeFirst();
    byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
