package io.waymark.serving.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox over a real PostgreSQL. */
class OutboxITCase {

  @TempDir static Path folder;
  private static PostgresServer postgres;
  private static ControlStore store;

  private final TestingControlLog log = new TestingControlLog();
  private final ControlPublisher publisher = new ControlPublisher(store, log);

  @BeforeAll
  static void start() {
    int port = FreePorts.some(1).get(0);
    postgres = PostgresServer.start(folder.resolve("pg"), port, folder.resolve("pg.log"));
    store = new ControlStore(DatabaseUrl.parse(postgres.url()));
    store.migrate();
  }

  @AfterAll
  static void stop() {
    store.close();
    postgres.close();
  }

  @BeforeEach
  void empty() {
    store.change(handle -> handle.execute("truncate control_outbox restart identity"));
  }

  private static ControlRecord record(String id, int version) {
    return ControlRecord.of(new ControlKey("meaning", "acme", id), version, 0, "{}");
  }

  private static void append(String id, int version) {
    store.change(handle -> append(handle, id, version));
  }

  private static int append(Handle handle, String id, int version) {
    Outbox.append(handle, record(id, version));
    return version;
  }

  private List<String> sent() {
    return log.records.stream()
        .map(text -> text.replaceAll("meaning/acme/([^=]*)=.*\"version\":(\\d+).*", "$1 $2"))
        .toList();
  }

  @Test
  void sendsInOrderAndOnce() {
    append("a", 1);
    append("b", 1);
    append("a", 2);
    assertThat(publisher.publish()).isEqualTo(3);
    assertThat(publisher.publish()).isZero();
    assertThat(sent()).containsExactly("a 1", "b 1", "a 2");
  }

  @Test
  void aChangeThatIsTakenBackSendsNothing() {
    assertThatThrownBy(() ->
            store.change(handle -> {
              append(handle, "a", 1);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(publisher.publish()).isZero();
    assertThat(log.records).isEmpty();
  }

  @Test
  void anEndBetweenTheAcknowledgementAndTheNoteLosesNothing() {
    append("a", 1);
    append("a", 2);
    append("b", 1);
    log.breakAfter(1);
    assertThatThrownBy(publisher::publish).hasMessage("the process ends here");
    // Another process, or the same one later, begins again; the last of each key is the newest.
    assertThat(new ControlPublisher(store, log).publish()).isEqualTo(3);
    assertThat(sent()).containsExactly("a 1", "a 2", "a 1", "a 2", "b 1");
  }

  @Test
  void oneOfSeveralSends() {
    append("a", 1);
    store.change(handle -> {
      assertThat(Outbox.maySend(handle)).isTrue();
      int sent = CompletableFuture.supplyAsync(publisher::publish).join();
      assertThat(sent).as("while another holds the lock").isZero();
      return 0;
    });
    assertThat(publisher.publish()).isEqualTo(1);
  }

  @Test
  void aNewTopicGetsTheLastOfEachKey() {
    append("a", 1);
    append("a", 2);
    append("b", 1);
    append("c", 1);
    store.change(handle -> {
      Outbox.remove(handle, record("c", 1).key());
      return 0;
    });
    publisher.publish();
    assertThat(publisher.refillIfNew()).as("the topic is whole").isZero();
    log.records.clear();
    assertThat(publisher.refillIfNew()).isEqualTo(2);
    publisher.publish();
    assertThat(sent()).containsExactly("a 2", "b 1");
  }
}
