package io.waymark.serving.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.access.ApiKey;
import io.waymark.testkit.engine.EmbeddedClickHouse;
import io.waymark.testkit.kafka.EmbeddedKafka;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A sidecar over real engines. */
final class TestingSystem implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final EmbeddedClickHouse clickHouse = EmbeddedClickHouse.start();
  final URI database = URI.create(clickHouse.newDatabase());
  final EmbeddedKafka kafka;
  final int postgresPort = FreePorts.some(1).get(0);
  final ApiKey key = ApiKey.generate();
  final Sidecar sidecar;
  private final Path folder;
  private PostgresServer postgres;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TestingSystem(Path folder) {
    this.folder = folder;
    this.kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    startPostgres();
    this.sidecar = sidecar(postgres.url());
  }

  private Sidecar sidecar(String databaseUrl) {
    List<String> arguments =
        List.of(
            "--host=127.0.0.1",
            "--port=0",
            "--health.probe.ms=200",
            "--keys.cache.seconds=1",
            "--http.cache.ms=0",
            "--kafka.block.ms=2000",
            "--kafka.delivery.ms=4000",
            "--bootstrap.key.file=" + keyFile());
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", databaseUrl,
            "CLICKHOUSE_URL", database.toString(),
            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    ServingOptions options = ServingOptions.of(arguments, environment);
    return new Sidecar(options, Stores.open(options), new CollectorRegistry());
  }

  private Path keyFile() {
    try {
      Path file = folder.resolve("key");
      Files.writeString(file, key.text());
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startPostgres() {
    postgres = PostgresServer.start(folder.resolve("pg"), postgresPort, folder.resolve("pg.log"));
  }

  void stopPostgres() {
    postgres.close();
  }

  String postgresUrl() {
    return postgres.url();
  }

  void sql(String statement) {
    clickHouse.execute(database, statement);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.header("Authorization", "Bearer " + key.text()).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sidecar.port() + path));
  }

  HttpResponse<String> get(String path) {
    return send(to(path));
  }

  JsonNode json(String path) {
    return json(get(path));
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> post(String body) {
    return send(
        to("/api/v1/events")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  boolean isReady(String part) {
    return json("/health/ready").at("/parts/" + part + "/ready").asBoolean();
  }

  static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    sidecar.close();
    client.shutdownNow();
    kafka.close();
    postgres.close();
    clickHouse.close();
  }
}
