package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a server is told, by a server that knows two tables. The embedded engine has no access
 * management: whether a policy hides rows is ClickHouse's own business.
 */
class RowWallTest {

  private static final TenantQuery QUERY =
      TenantQuery.of("q.sql", "SELECT name FROM t WHERE tenant = {tenant:String}");

  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          targets.add(
              URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8));
          statements.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("X-ClickHouse-Format", "RowBinaryWithNamesAndTypes");
          byte[] answer = names("conversions", "events");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** One column {@code name String} in RowBinaryWithNamesAndTypes: lengths, then bytes. */
  private static byte[] names(String... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    text(out, "name");
    text(out, "String");
    for (String row : rows) {
      text(out, row);
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(text.length());
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private ClickHouse open(boolean walled) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/waymark";
    return ClickHouse.open(ClickHouseUrl.parse(url), walled);
  }

  @Test
  void eachTableOfTenantsGetsAPolicyForThisUser() {
    try (ClickHouse clickHouse = open(true)) {
      assertThat(RowWall.raise(clickHouse)).containsExactly("conversions", "events");
    }
    assertThat(statements)
        .anyMatch(sql -> sql.contains("CREATE ROW POLICY OR REPLACE waymark_tenant ON events"))
        .anyMatch(sql -> sql.contains("ON conversions") && sql.contains("TO CURRENT_USER"));
  }

  @Test
  void eachQueryOfATenantNamesItWhereThereIsAWall() {
    try (ClickHouse clickHouse = open(true)) {
      QUERY.run(clickHouse, "acme", Map.of(), row -> row.getString("name"));
    }
    assertThat(targets).anyMatch(target -> target.contains("SQL_waymark_tenant='acme'"));
  }

  @Test
  void aServerWithoutAWallIsToldNothingItDoesNotKnow() {
    try (ClickHouse clickHouse = open(false)) {
      QUERY.run(clickHouse, "acme", Map.of(), row -> row.getString("name"));
    }
    assertThat(targets).noneMatch(target -> target.contains("SQL_waymark"));
  }

  @Test
  void aTenantThatIsNoneCannotLeaveItsQuotes() {
    assertThatThrownBy(() -> RowWall.value("a' OR '1'='1")).hasMessageContaining("no tenant");
  }
}
