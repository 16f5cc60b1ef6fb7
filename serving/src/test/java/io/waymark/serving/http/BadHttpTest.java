package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that no honest client sends; after each the server answers as before. */
@Timeout(30)
class BadHttpTest {

  private static final long SECOND = 1_000_000_000L;
  private static HttpListener listener;

  @BeforeAll
  static void start() {
    List<Route> routes =
        List.of(
            Route.get(
                "/echo/{id}", Access.PUBLIC, c -> Answer.json(Map.of("id", c.pathParameter("id")))),
            Route.post("/size", Access.PUBLIC, c -> Answer.json(c.body().readAllBytes().length)));
    Dispatcher dispatcher =
        new Dispatcher(routes, header -> Caller.NOBODY, new RequestLog(new CollectorRegistry()));
    listener = HttpListener.start("127.0.0.1", 0, dispatcher, Duration.ofMillis(300));
  }

  @AfterAll
  static void stop() {
    listener.stop();
  }

  @AfterEach
  void theServerIsWell() throws IOException {
    assertThat(send("GET /echo/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static String send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketException e) {
      return "reset";
    }
  }

  /** In the rows {@code ~} stands for a line's end. */
  @ParameterizedTest
  @CsvSource({
    "GET /echo/../../etc/passwd HTTP/1.1~Host: a~Connection: close~~, HTTP/1.1 4",
    "GET /echo/%2e%2e/x HTTP/1.1~Host: a~Connection: close~~, HTTP/1.1 4",
    "GET //echo/1 HTTP/1.1~Host: a~Connection: close~~, HTTP/1.1 4",
    "GET /echo/%00 HTTP/1.1~Host: a~Connection: close~~, HTTP/1.1 400",
    "GET /echo/%zz HTTP/1.1~Host: a~Connection: close~~, HTTP/1.1 400",
    "GET /echo/1 HTTP/9.9~Host: a~~, ''",
    "GET /echo/1~~, ''",
    "POST /size HTTP/1.1~Host: a~Content-Length: -1~~, HTTP/1.1 4",
    "POST /size HTTP/1.1~Host: a~Content-Length: x~~, HTTP/1.1 4",
    "POST /size HTTP/1.1~Host: a~Transfer-Encoding: chunked~~zz~~, HTTP/1.1 4"
  })
  void tricksWithPathsAndFramesGetA4xx(String request, String begin) throws IOException {
    String answer = send(request.replace("~", "\r\n"));
    assertThat(answer).startsWith(begin).doesNotStartWith("HTTP/1.1 5").doesNotContain("root:");
  }

  @Test
  void aHeaderOfAMegabyteIsNamed() throws IOException {
    String answer =
        send("GET /echo/1 HTTP/1.1\r\nHost: a\r\nX-Big: " + "x".repeat(1_000_000) + "\r\n\r\n");
    // The server may close before all of it is sent; then the client sees the reset alone.
    assertThat(answer).matches("(?s)reset|HTTP/1.1 4.*problem\\+json.*");
  }

  @Test
  void aLongRequestLineIsNamed() throws IOException {
    assertThat(
            send(
                "GET /echo/"
                    + "x".repeat(10_000)
                    + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("/problems/uri-too-long");
  }

  @Test
  void aHeaderCannotBePutIntoTheAnswer() throws IOException {
    String answer =
        send(
            "GET /echo/1%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: a\r\n"
                + "X-Request-Id: a%0d%0aSet-Cookie: a=b\r\nConnection: close\r\n\r\n");
    assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("Set-Cookie");
  }

  @Test
  void headersThatTrickleEndTheConnection() throws Exception {
    long begun = System.nanoTime();
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write("GET /echo/1 HTTP/1.1\r\nHost: a\r\n".getBytes(ISO_8859_1));
      for (int i = 0; i < 600; i++) {
        out.write(("X-" + i + ": 1\r\n").getBytes(ISO_8859_1));
        out.flush();
        Thread.sleep(50);
      }
    } catch (SocketException e) {
      // The end that was expected.
    }
    assertThat(System.nanoTime() - begun).isLessThan(20 * SECOND);
  }

  @Test
  void aBodyThatTricklesIsRefused() throws IOException {
    AtomicLong now = new AtomicLong();
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            now.addAndGet(SECOND);
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
          }
        };
    WireBody body = new WireBody(trickle, now::get);
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("31 bytes of the body came in 31 s");
    byte[] quick = new byte[100_000];
    assertThat(new WireBody(new ByteArrayInputStream(quick), now::get).readAllBytes())
        .hasSize(100_000);
  }
}
