package io.waymark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseITCase {

  @Test
  void rowsSurviveAKillAndThePortStays(@TempDir Path folder) {
    try (EmbeddedClickHouse engine = EmbeddedClickHouse.start(folder.resolve("data"), 0)) {
      String url = engine.url();
      engine.execute("CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a");
      engine.execute("INSERT INTO t VALUES (7)");

      engine.kill();
      engine.restart();

      assertThat(engine.execute("SELECT a FROM t")).isEqualTo("7\n");
      assertThat(engine.url()).isEqualTo(url);
    }
  }

  @Test
  void eachDatabaseIsItsOwn() {
    EmbeddedClickHouse engine = EmbeddedClickHouse.shared();
    URI first = URI.create(engine.newDatabase());
    URI second = URI.create(engine.newDatabase());
    engine.execute(first, "CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a");

    assertThat(engine.execute(first, "SHOW TABLES")).isEqualTo("t\n");
    assertThat(engine.execute(second, "SHOW TABLES")).isEmpty();
  }

  @Test
  void aTakenPortIsSaidInOneSentence(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedClickHouse.start(folder, taken.getLocalPort()))
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void aSecondEngineOnTheSameFolderIsRefused(@TempDir Path folder) {
    Path data = folder.resolve("data");
    try (EmbeddedClickHouse first = EmbeddedClickHouse.start(data, 0)) {
      assertThatThrownBy(() -> EmbeddedClickHouse.start(data, 0))
          .hasMessageContaining("another engine works on " + data);
      assertThat(first.execute("SELECT 1")).isEqualTo("1\n");
    }
  }
}
