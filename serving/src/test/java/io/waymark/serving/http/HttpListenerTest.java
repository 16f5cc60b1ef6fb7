package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a real socket shows. */
class HttpListenerTest {

  private static final int LIMIT = 100_000;
  private static HttpListener listener;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    List<Route> routes =
        List.of(
            Route.get(
                "/echo/{id}", Access.PUBLIC, c -> Answer.json(Map.of("id", c.pathParameter("id")))),
            Route.post("/size", Access.PUBLIC, HttpListenerTest::size),
            Route.post("/closed", Access.WRITE, c -> Answer.json(Map.of())));
    Dispatcher dispatcher =
        new Dispatcher(
            routes,
            new Gate(
                header -> {
                  throw Problems.unauthorized("no key");
                },
                Admission.OPEN,
                new Cors("https://shop.example"::equals)),
            new RequestLog(new CollectorRegistry()),
            Edge.DIRECT,
            List.of());
    listener = HttpListener.start("127.0.0.1", 0, dispatcher);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    listener.stop();
  }

  private static Answer size(Call call) throws IOException {
    int size = call.body().readNBytes(LIMIT + 1).length;
    if (size > LIMIT) {
      throw Problems.tooLarge("more than " + LIMIT, "send less");
    }
    return Answer.json(Map.of("size", size, "encoding", call.header("Content-Encoding")));
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + path);
  }

  private static HttpResponse<String> post(String path, HttpRequest.BodyPublisher body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).POST(body).header("Content-Encoding", "gzip").build(),
        BodyHandlers.ofString());
  }

  @Test
  void bodiesArriveAsTheyWereSent() throws Exception {
    HttpResponse<String> answer = post("/size", BodyPublishers.ofString("not gzip at all"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"size\":15", "\"encoding\":\"gzip\"");
  }

  @Test
  void aClientThatIsStillSendingReadsThe413() throws Exception {
    byte[] big = new byte[20_000_000];
    HttpResponse<String> declared = post("/size", BodyPublishers.ofByteArray(big));
    HttpResponse<String> chunked =
        post("/size", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(big)));
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).contains("/problems/too-large");
  }

  @Test
  void aRefusalBeforeTheBodyIsReadArrivesToo() throws Exception {
    HttpResponse<String> answer = post("/closed", BodyPublishers.ofByteArray(new byte[5_000_000]));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void encodedPathsReachTheirParameter() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/echo/a%2Fb%20%C3%A9%3F%27%3B")).build(),
            BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("{\"id\":\"a/b é?';\"}");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void aBrowsersQuestionBeforeItsRequestIsAnswered() throws Exception {
    HttpRequest preflight =
        HttpRequest.newBuilder(uri("/closed"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .build();
    HttpResponse<String> answer = client.send(preflight, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(client.send(preflight, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
  }

  @Test
  void headHasTheLengthAndNoBody() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/echo/1")).method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void whatIsNoRequestGetsAProblemToo() throws Exception {
    assertThat(raw("GET /echo/<script> HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .doesNotContain("<script>");
    assertThat(raw("GET /echo/1 HTTP/1.1\r\nHost: a\r\nX-Big: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void aBodyThatBreaksOffLeavesTheServerWell() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nshort"
                  .getBytes(US_ASCII));
    }
    assertThat(raw("GET /echo/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", listener.port())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), UTF_8);
    } catch (java.net.SocketException e) {
      return "reset";
    }
  }
}
