package io.waymark.testkit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real ClickHouse engine on loopback, in a process that can be killed and started again. */
public final class EmbeddedClickHouse implements AutoCloseable {

  private static final int ANY_PORT = 0;
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path library;
  private final Path folder;
  private final boolean temporary;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Thread atExit = new Thread(this::stopAndClean, "clickhouse-at-exit");
  private EngineProcess process;
  private int port;

  private EmbeddedClickHouse(Path folder, boolean temporary, int port) {
    this.library = ChdbLibrary.locate();
    this.folder = folder;
    this.temporary = temporary;
    this.process = EngineProcess.start(arguments(library, folder, port));
    this.port = process.awaitPort();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** An engine of its own on a free port with a folder that goes when it closes. */
  public static EmbeddedClickHouse start() {
    try {
      return new EmbeddedClickHouse(Files.createTempDirectory("waymark-engine"), true, ANY_PORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An engine on the given folder and port (0 = any free one). */
  public static EmbeddedClickHouse start(Path folder, int port) {
    return new EmbeddedClickHouse(folder, false, port);
  }

  /** The one engine that all test classes of this JVM share; it ends with the JVM. */
  public static EmbeddedClickHouse shared() {
    return Shared.ENGINE;
  }

  /** The engine's command line, for a supervisor that starts processes itself. */
  public static List<String> command(Path library, Path folder, int port) {
    return EngineProcess.command(arguments(library, folder, port));
  }

  /** {@code http://127.0.0.1:port}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** Makes an empty database with a name of its own and answers the URL that names it. */
  public String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return url() + "/" + name;
  }

  /**
   * Runs a statement in {@code default} and answers its rows, tab-separated.
   *
   * @throws IllegalStateException with ClickHouse's words if it is refused
   */
  public String execute(String sql) {
    return execute(URI.create(url()), sql);
  }

  /** The same in the database that a {@link #newDatabase} URL names. */
  public String execute(URI database, String sql) {
    String path = database.getPath() == null ? "" : database.getPath();
    String name = path.length() > 1 ? path.substring(1) : "default";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/?database=" + name))
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body().strip());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during: " + sql, e);
    }
  }

  /** SIGKILL, as a machine that fails. */
  public void kill() {
    process.kill();
  }

  /** Starts again on the same folder and port; stops first where it still runs. */
  public void restart() {
    process.stop();
    process = EngineProcess.start(arguments(library, folder, port));
    port = process.awaitPort();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stopAndClean();
  }

  private void stopAndClean() {
    if (temporary) {
      process.kill();
      Folders.delete(folder);
    } else {
      process.stop();
    }
  }

  private static List<String> arguments(Path library, Path folder, int port) {
    return List.of(
        "--lib", library.toString(),
        "--path", folder.toString(),
        "--port", Integer.toString(port));
  }

  private static final class Shared {
    static final EmbeddedClickHouse ENGINE = start();
  }
}
