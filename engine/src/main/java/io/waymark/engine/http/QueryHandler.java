package io.waymark.engine.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.waymark.engine.chdb.EngineException;
import io.waymark.engine.chdb.QueryCounts;
import io.waymark.engine.chdb.QueryResult;
import io.waymark.engine.sql.QueryText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/** One request: read, run, answer; every refusal is turned into an answer here. */
final class QueryHandler implements HttpHandler {

  private final Traffic traffic;
  private final StatementRunner runner;
  private final ServerIdentity identity;
  private final Limits limits;

  QueryHandler(Traffic traffic, StatementRunner runner, ServerIdentity identity, Limits limits) {
    this.traffic = traffic;
    this.runner = runner;
    this.identity = identity;
    this.limits = limits;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!traffic.enter()) {
      Answer.text(exchange, 503, "The engine is shutting down.\n");
      exchange.close();
      return;
    }
    try (exchange) {
      route(exchange);
    } finally {
      traffic.leave();
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/ping") || path.equals("/replicas_status") || isGreeting(exchange, path)) {
      Answer.text(exchange, HttpStatus.OK, "Ok.\n");
    } else if (path.equals("/")) {
      Request request = Request.of(exchange);
      answer(exchange, request, new Answer(exchange, request, identity));
    } else {
      Answer.text(exchange, 404, "There is no handle " + path + ". Use / for queries.\n");
    }
  }

  private static boolean isGreeting(HttpExchange exchange, String path) {
    return path.equals("/")
        && exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getRawQuery() == null;
  }

  private void answer(HttpExchange exchange, Request request, Answer answer) throws IOException {
    try {
      InputStream raw = exchange.getRequestBody();
      run(request, readingBody(() -> RequestBody.of(request, raw, limits)), answer);
    } catch (EngineException e) {
      drain(exchange);
      answer.error(e.code(), e.describe(identity.version()));
    } catch (RequestException e) {
      drain(exchange);
      answer.error(e.code(), e.describe(identity.version()));
    } catch (RuntimeException e) {
      // A bug of ours: the client gets an answer all the same.
      e.printStackTrace();
      answer.error(
          RequestException.LOGICAL,
          new RequestException(RequestException.LOGICAL, e.toString())
              .describe(identity.version()));
    }
  }

  private void run(Request request, InputStream body, Answer answer) throws IOException {
    switch (read(request, body)) {
      case Statement.Insert insert -> {
        QueryCounts counts = readingBody(() -> runner.insert(request, insert));
        answer.rows(MemorySegment.NULL, request.format(), counts);
      }
      case Statement.Query query -> {
        QueryText facts = QueryText.read(query.text(), request.format());
        try (QueryResult result = runner.query(request, query.text(), facts)) {
          answer.rows(result.data(), facts.format(), result.counts());
        }
      }
    }
  }

  private static Statement read(Request request, InputStream body) throws IOException {
    return readingBody(() -> Statement.read(request, body));
  }

  /** A body that cannot be decoded is the client's fault and gets an answer. */
  private static <T> T readingBody(Reading<T> reading) {
    try {
      return reading.run();
    } catch (IOException e) {
      throw new RequestException(
          RequestException.BROKEN_COMPRESSION, "the body cannot be read: " + e.getMessage());
    }
  }

  /** A client that still sends would never see the answer. */
  private void drain(HttpExchange exchange) throws IOException {
    InputStream rest = exchange.getRequestBody();
    byte[] buffer = new byte[1 << 16];
    long left = limits.bodyBytes();
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = rest.read(buffer);
    }
  }

  private interface Reading<T> {
    T run() throws IOException;
  }
}
