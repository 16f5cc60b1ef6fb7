package io.waymark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ClickHouse's own HTTP interface does, the engine's does. */
class HttpContractITCase {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private URI database;

  @BeforeEach
  void database() {
    database = URI.create(EmbeddedClickHouse.shared().newDatabase());
    post("", "CREATE TABLE t (a Int64, s String) ENGINE = MergeTree ORDER BY a");
  }

  @Test
  void anAnswerCarriesTheHeadersOfClickHouse() {
    HttpResponse<byte[]> answer = post("query_id=mine&default_format=CSV", "SELECT 1, 'x'");

    assertThat(text(answer)).isEqualTo("1,\"x\"\n");
    assertThat(header(answer, "X-ClickHouse-Query-Id")).isEqualTo("mine");
    assertThat(header(answer, "X-ClickHouse-Format")).isEqualTo("CSV");
    assertThat(header(answer, "X-ClickHouse-Timezone")).isNotEmpty();
    assertThat(header(answer, "X-ClickHouse-Summary")).contains("\"result_rows\":\"1\"");
    assertThat(header(post("", "SELECT 1 FORMAT JSONEachRow -- it"), "X-ClickHouse-Format"))
        .isEqualTo("JSONEachRow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM nosuch           | 404 | 60",
        "SELECT nosuch(1)               | 404 | 46",
        "SELEC 1                        | 400 | 62",
        "SELECT 1; SELECT 2             | 400 | 62",
        "SELECT throwIf(1)              | 500 | 395",
        "SELECT 1 INTO OUTFILE '/tmp/x' | 501 | 48",
        "INSERT INTO t FROM INFILE 'x'  | 501 | 48",
        "INSERT INTO nosuch VALUES (1)  | 404 | 60",
        "INSERT INTO t VALUES (1, 2, 3) | 400 | 62",
        "SELECT 1 SETTINGS nosuch = 1   | 404 | 115",
      })
  void anErrorHasItsStatusAndCode(String sql, int status, String code) {
    HttpResponse<byte[]> answer = post("", sql);

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(header(answer, "X-ClickHouse-Exception-Code")).isEqualTo(code);
    assertThat(text(answer)).startsWith("Code: " + code + ". DB::Exception: ");
  }

  @Test
  void aGetChangesNothing() {
    assertThat(get("SELECT 1").statusCode()).isEqualTo(200);
    assertThat(header(get("INSERT INTO t SELECT 1, 'x'"), "X-ClickHouse-Exception-Code"))
        .isEqualTo("164");
    assertThat(header(get("DROP TABLE t"), "X-ClickHouse-Exception-Code")).isEqualTo("164");
    assertThat(text(post("", "SELECT count() FROM t"))).isEqualTo("0\n");
  }

  @Test
  void aSettingEndsWithItsRequest() {
    String ask = "SELECT getSetting('max_block_size'), getSetting('readonly'), currentDatabase()";
    String before = text(post("", ask));
    for (int i = 0; i < 20; i++) {
      assertThat(text(post("max_block_size=77", ask))).startsWith("77\t");
      post("max_block_size=78", "SELECT throwIf(1)");
      post("max_block_size=79&nosuch=1", "SELECT 1");
      post("", "SET max_block_size = 80");
      post("", "USE system");
      post("readonly=1&max_block_size=81", "SELECT 1");
      assertThat(text(post("", ask))).isEqualTo(before);
    }
  }

  @Test
  void anInsertMayCarryItsDataAnyhow() {
    byte[] row = new TestingRowBinary().int64(10).string("\n;\n\n'").toBytes();
    String into = "INSERT INTO t FORMAT RowBinary";

    expectOk(post("query=" + encode(into), row));
    expectOk(post("", concat("/* a comment; */ -- and one\n" + into + "\n", row)));
    expectOk(post("", concat("insert into table `t` (`a`, \"s\") format RowBinary\r\n", row)));
    expectOk(post("", "INSERT INTO t VALUES (1 + 1, concat('a', ';')), (3, '\\n')"));
    expectOk(post("query=" + encode("INSERT INTO t FORMAT CSV"), "4,x\n5,\"y,z\"\n"));
    expectOk(post("", "INSERT INTO t (a, s) SELECT 6, 'format Values' FROM numbers(2)"));
    expectOk(post("", "INSERT INTO t WITH 7 AS k SELECT k, 'x'"));
    expectOk(post("", "INSERT INTO t (SELECT 8, 'x')"));
    expectOk(post("param_v=9", "INSERT INTO t SELECT {v:Int64}, 'x'"));
    expectOk(post("query=" + encode(into), new byte[0]));

    assertThat(text(post("", "SELECT groupArray(a) FROM (SELECT a FROM t ORDER BY a)")))
        .isEqualTo("[2,3,4,5,6,6,7,8,9,10,10,10]\n");
    assertThat(text(post("", "SELECT DISTINCT hex(s) FROM t WHERE a = 10")))
        .isEqualTo("0A3B0A0A27\n");
  }

  @Test
  void aLargeInsertArrivesWhole() {
    TestingRowBinary rows = new TestingRowBinary();
    for (int i = 0; i < 100_000; i++) {
      rows.int64(i).string("row " + i + "\n");
    }

    expectOk(post("query=INSERT+INTO+t+FORMAT+RowBinary", rows.toBytes()));
    byte[] cut = Arrays.copyOf(rows.toBytes(), rows.toBytes().length - 3);
    assertThat(post("query=INSERT+INTO+t+FORMAT+RowBinary", cut).statusCode()).isEqualTo(500);

    assertThat(text(post("", "SELECT count(), sum(a), uniqExact(s) FROM t")))
        .isEqualTo("100000\t4999950000\t100000\n");
  }

  @Test
  void gzipIsReadAndWritten() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("SELECT 'x' FROM numbers(1000)".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<byte[]> answer =
        send(
            request("enable_http_compression=1")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray())));

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
        .hasSize(2000);
  }

  @Test
  void aBrokenBodyIsTheClientsFault() {
    assertThat(post("decompress=1", "no frame").statusCode()).isEqualTo(400);
    assertThat(
            send(request("").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            send(request("").header("Content-Encoding", "br").POST(BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(501);
  }

  @Test
  void eightThreadsDoNotMeet() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        long id = i;
        all.add(threads.submit(() -> insertAndAsk(id)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(text(post("", "SELECT count(), uniqExact(a) FROM t"))).isEqualTo("4000\t8\n");
  }

  private void insertAndAsk(long id) {
    for (int i = 0; i < 25; i++) {
      TestingRowBinary rows = new TestingRowBinary();
      for (int r = 0; r < 20; r++) {
        rows.int64(id).string(id + "/" + i + "/" + r);
      }
      expectOk(post("async_insert=0&query=INSERT+INTO+t+FORMAT+RowBinary", rows.toBytes()));
      String own =
          text(post("max_block_size=" + (100 + id), "SELECT getSetting('max_block_size')"));
      assertThat(own).isEqualTo((100 + id) + "\n");
      assertThat(text(post("param_id=" + id, "SELECT count() FROM t WHERE a = {id:Int64}")))
          .isEqualTo((i + 1) * 20 + "\n");
    }
  }

  @Test
  void readsAreExactBeforeMerges() {
    post("", "CREATE TABLE r (k UInt8, v UInt8) ENGINE = ReplacingMergeTree(v) ORDER BY k");
    expectOk(post("", "SYSTEM STOP MERGES"));
    try {
      for (int version = 1; version <= 5; version++) {
        expectOk(post("", "INSERT INTO r VALUES (1, " + version + ")"));
      }
      assertThat(text(post("", "SELECT count() FROM r"))).isEqualTo("5\n");
      assertThat(text(post("", "SELECT v FROM r FINAL"))).isEqualTo("5\n");
    } finally {
      expectOk(post("", "SYSTEM START MERGES"));
    }
  }

  @Test
  void theSystemTablesAreThere() {
    for (String table :
        List.of("settings", "merge_tree_settings", "tables", "parts", "columns", "processes")) {
      expectOk(post("", "SELECT count() FROM system." + table));
    }
    assertThat(text(send(HttpRequest.newBuilder(database.resolve("/ping"))))).isEqualTo("Ok.\n");
    assertThat(send(HttpRequest.newBuilder(database.resolve("/nosuch"))).statusCode())
        .isEqualTo(404);
  }

  private static void expectOk(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
  }

  private HttpResponse<byte[]> get(String sql) {
    return send(request("query=" + encode(sql)).GET());
  }

  private HttpResponse<byte[]> post(String parameters, String body) {
    return post(parameters, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> post(String parameters, byte[] body) {
    return send(request(parameters).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String parameters) {
    String name = database.getPath().substring(1);
    return HttpRequest.newBuilder(database.resolve("/?database=" + name + "&" + parameters));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] concat(String head, byte[] rest) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    both.writeBytes(rest);
    return both.toByteArray();
  }
}
