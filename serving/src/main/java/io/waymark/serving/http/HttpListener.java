package io.waymark.serving.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The web server. Helidon is known here and nowhere outside this package. */
public final class HttpListener {

  private static final int MAX_HEADERS = 16 * 1024;
  private static final long MAX_DRAIN = 64L * 1024 * 1024;
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** A browser on a bad line needs a second; a proxy far less. */
  private static final Duration HEADERS = Duration.ofSeconds(10);

  private static final int MAX_CONNECTIONS = 10_000;

  private final WebServer server;
  private final HeaderPatience patience;

  private HttpListener(WebServer server, HeaderPatience patience) {
    this.server = server;
    this.patience = patience;
  }

  /**
   * Binds the port and answers from then on.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException where the port cannot be bound
   */
  public static HttpListener start(String host, int port, Dispatcher dispatcher) {
    return start(host, port, dispatcher, HEADERS);
  }

  static HttpListener start(String host, int port, Dispatcher dispatcher, Duration headers) {
    requireFree(host, port);
    HeaderPatience patience = new HeaderPatience(headers);
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(IDLE))
            .idleConnectionTimeout(IDLE)
            .maxTcpConnections(MAX_CONNECTIONS)
            .shutdownHook(false)
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(MAX_HEADERS)
                    .maxPrologueLength(MAX_HEADERS)
                    .addReceiveListener(patience)
                    .build())
            .contentEncoding(encoding ->
                encoding
                    .contentEncodingsDiscoverServices(false)
                    .addContentEncoding(new UndecodedBody()))
            .directHandlers(unreadable())
            .routing(rules -> rules.any((req, res) -> handle(dispatcher, req, res)))
            .build()
            .start();
    return new HttpListener(server, patience);
  }

  /** Asked first, since Helidon logs a port that it cannot bind and returns as if it had. */
  private static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of " + host, e);
    }
  }

  /** The port that is bound. */
  public int port() {
    return server.port();
  }

  /** Stops listening. */
  public void stop() {
    server.stop();
    patience.close();
  }

  private static void handle(Dispatcher dispatcher, ServerRequest req, ServerResponse res) {
    boolean hasBody = req.content().hasEntity();
    InputStream body =
        hasBody ? new WireBody(req.content().inputStream()) : InputStream.nullInputStream();
    Request request =
        new Request(
            req.prologue().method().text(),
            req.path().absolute().rawPath(),
            req.query().rawValue(),
            headers(req),
            body,
            req.remotePeer().host());
    Answer answer = dispatcher.dispatch(request);
    boolean unread = hasBody && answer.status() >= 400;
    boolean last = unread || request.header("connection").equalsIgnoreCase("close");
    send(request, res, answer, last);
    if (unread) {
      drain(body);
    }
    if (last) {
      // Helidon 4.5.0 says that it closes and does not (helidon#12324); this makes it.
      throw new CloseConnectionException("the last answer of this connection was sent");
    }
  }

  private static Map<String, String> headers(ServerRequest req) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : req.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.values());
    }
    return headers;
  }

  private static void send(Request request, ServerResponse res, Answer answer, boolean last) {
    res.status(answer.status());
    res.header("Content-Type", answer.contentType());
    res.header("X-Content-Type-Options", "nosniff");
    answer.headers().forEach((name, value) -> res.header(name, value));
    if (last) {
      res.header("Connection", "close");
    }
    if (request.method().equals("HEAD")) {
      res.header("Content-Length", Integer.toString(answer.body().length));
      res.send();
    } else {
      res.send(answer.body());
    }
  }

  /**
   * Reads on for a while after a refusal: a client that is still sending would otherwise see a
   * broken connection and not the answer.
   */
  private static void drain(InputStream body) {
    byte[] sink = new byte[16 * 1024];
    long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    try {
      long left = MAX_DRAIN;
      for (int n = 0; n >= 0 && left > 0 && System.nanoTime() < until; left -= n) {
        n = body.read(sink);
      }
    } catch (IOException e) {
      // The client is gone, which is what we waited for.
    }
  }

  /** What the server itself refuses before a route is looked for gets the same kind of answer. */
  private static DirectHandlers unreadable() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(
          type,
          (request, event, status, headers, message) -> {
            Status given = status == null ? event.defaultStatus() : status;
            String id = UUID.randomUUID().toString();
            Answer answer = Problems.refusedByServer(given.code()).toAnswer(id);
            headers.set(HeaderNames.CONTENT_TYPE, answer.contentType());
            headers.set(HeaderNames.create("X-Request-Id"), id);
            return DirectHandler.TransportResponse.builder()
                .status(given)
                .headers(headers)
                .keepAlive(false)
                .entity(new String(answer.body(), StandardCharsets.UTF_8))
                .build();
          });
    }
    return handlers.build();
  }
}
