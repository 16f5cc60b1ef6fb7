package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.waymark.sandbox.SandboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands for keys and tenants send and print, against a sidecar of two answers. */
class KeyCommandTest {

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().toString();
          asked.add(exchange.getRequestMethod() + " " + path + " " + body);
          boolean last = path.contains("cursor=");
          String answer =
              path.startsWith("/keys")
                  ? "{\"keys\":[{\"id\":\""
                      + (last ? "b" : "a")
                      + "\",\"origins\":[\"x\",\"y\"]}],"
                      + "\"next_cursor\":"
                      + (last ? "null" : "\"c1\"")
                      + "}"
                  : "{\"detail\":\"role is 'x'\",\"errors\":[{\"hint\":\"give read\"}]}";
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(path.startsWith("/keys") ? 200 : 422, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SidecarClient client() {
    return new SidecarClient("http://127.0.0.1:" + server.getAddress().getPort(), "k");
  }

  @Test
  void aListIsReadToItsEnd() {
    List<JsonNode> keys = client().all("/keys?limit=1", "keys");
    assertThat(keys).extracting(key -> key.path("id").asText()).containsExactly("a", "b");
    assertThat(asked).containsExactly("GET /keys?limit=1 ", "GET /keys?limit=1&cursor=c1 ");
  }

  @Test
  void aProblemBecomesOneSentence() {
    assertThatThrownBy(() -> client().send("POST", "/other", Map.of("role", "x")))
        .isInstanceOf(SandboxException.class)
        .hasMessage("role is 'x': give read.");
    assertThat(asked).containsExactly("POST /other {\"role\":\"x\"}");
  }

  @Test
  void listingsAreTablesOrLinesOfJson() throws IOException {
    JsonNode row =
        new ObjectMapper().readTree("{\"id\":\"abc\",\"list\":[\"x\",\"y\"],\"end\":null}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true), System.err);
    Listing.print(console, false, List.of(row), "id", "list", "end");
    Listing.print(console, true, List.of(row), "id");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("id   list  end\nabc  x,y   -\n" + row + "\n");
  }

  @Test
  void lengthsOfTimeAreWrittenAsPeopleDo() {
    assertThat(Span.parse("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Span.parse("15m")).isEqualTo(Duration.ofMinutes(15));
    assertThat(Span.parse("12h")).isEqualTo(Duration.ofHours(12));
    assertThat(Span.parse("30d")).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(() -> Span.parse("soon")).hasMessageContaining("90s, 15m, 12h or 30d");
  }
}
