package io.waymark.engine.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.waymark.engine.chdb.QueryCounts;
import io.waymark.engine.wire.CompressedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes answers with ClickHouse's headers. */
final class Answer {

  private static final int PIECE = 1 << 16;
  private static final long NO_BODY = -1;
  private static final long CHUNKED = 0;

  private final HttpExchange exchange;
  private final Request request;
  private final ServerIdentity identity;

  Answer(HttpExchange exchange, Request request, ServerIdentity identity) {
    this.exchange = exchange;
    this.request = request;
    this.identity = identity;
  }

  void rows(MemorySegment data, String format, QueryCounts counts) throws IOException {
    Headers headers = commonHeaders();
    headers.set("X-ClickHouse-Format", format);
    headers.set("X-ClickHouse-Summary", summary(counts));
    headers.set("Content-Type", contentType(format));
    if (data.byteSize() == 0) {
      exchange.sendResponseHeaders(HttpStatus.OK, NO_BODY);
    } else if (request.is("compress")) {
      exchange.sendResponseHeaders(HttpStatus.OK, CHUNKED);
      copy(data, new CompressedOutput(exchange.getResponseBody()));
    } else if (acceptsGzip()) {
      headers.set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(HttpStatus.OK, CHUNKED);
      copy(data, new GZIPOutputStream(exchange.getResponseBody(), PIECE));
    } else {
      exchange.sendResponseHeaders(HttpStatus.OK, data.byteSize());
      copy(data, exchange.getResponseBody());
    }
  }

  void error(int code, String text) throws IOException {
    Headers headers = commonHeaders();
    headers.set("X-ClickHouse-Exception-Code", Integer.toString(code));
    if (code == RequestException.BUSY) {
      headers.set("Retry-After", "1");
    }
    text(exchange, HttpStatus.of(code), text);
  }

  static void text(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
    boolean bare = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bare ? NO_BODY : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
  }

  private Headers commonHeaders() {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Server-Display-Name", ServerIdentity.DISPLAY_NAME);
    headers.set("X-ClickHouse-Query-Id", request.queryId());
    headers.set("X-ClickHouse-Timezone", identity.timezone());
    return headers;
  }

  private boolean acceptsGzip() {
    return request.is("enable_http_compression")
        && request.header("Accept-Encoding", "").contains("gzip");
  }

  private static void copy(MemorySegment data, OutputStream target) throws IOException {
    byte[] buffer = new byte[(int) Math.min(PIECE, data.byteSize())];
    try (target) {
      for (long at = 0; at < data.byteSize(); at += buffer.length) {
        int size = (int) Math.min(buffer.length, data.byteSize() - at);
        MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, buffer, 0, size);
        target.write(buffer, 0, size);
      }
    }
  }

  private static String summary(QueryCounts counts) {
    return ("{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\","
            + "\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\","
            + "\"result_bytes\":\"%d\",\"elapsed_ns\":\"%d\"}")
        .formatted(
            counts.rowsRead(),
            counts.bytesRead(),
            counts.rowsWritten(),
            counts.bytesWritten(),
            counts.resultRows(),
            counts.resultBytes(),
            counts.elapsedNanos());
  }

  private static String contentType(String format) {
    if (format.startsWith("JSON") && !format.contains("EachRow")) {
      return "application/json; charset=UTF-8";
    }
    if (format.startsWith("CSV")) {
      return "text/csv; charset=UTF-8; header=" + (format.contains("Names") ? "present" : "absent");
    }
    if (format.startsWith("TabSeparated") || format.startsWith("TSV")) {
      return "text/tab-separated-values; charset=UTF-8";
    }
    return format.contains("Binary") || format.equals("Native")
        ? "application/octet-stream"
        : "text/plain; charset=UTF-8";
  }
}
