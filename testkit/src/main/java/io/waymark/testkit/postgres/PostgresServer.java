package io.waymark.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server with its data in a folder that outlives it. Starting again on the same folder
 * goes on with the same data, also after a kill of the server or of whoever started it.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final ProcessHandle process;

  private PostgresServer(EmbeddedPostgres server, ProcessHandle process) {
    this.server = server;
    this.process = process;
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @param dataDir folder of the cluster; made at the first start
   * @param port port on loopback
   * @param log file that receives the server's messages
   */
  public static PostgresServer start(Path dataDir, int port, Path log) {
    PostgresFolder folder = new PostgresFolder(dataDir);
    try {
      folder.prepare();
      Files.createDirectories(log.toAbsolutePath().getParent());
      EmbeddedPostgres server = builder(dataDir, port, log).start();
      folder.markComplete();
      return new PostgresServer(server, folder.postmaster().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL did not start on port " + port + " in " + dataDir + ", see " + log, e);
    }
  }

  /** {@code postgresql://user:password@host:port/database}, the form of DATABASE_URL. */
  public String url() {
    return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** The same for JDBC. */
  public String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** The server's own process, not a child of this JVM. */
  public ProcessHandle process() {
    return process;
  }

  /** Stops the server; one that was killed before gives only its lock back. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path dataDir, int port, Path log) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(dataDir)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START_LIMIT)
        // The launcher's defaults are for throw-away databases; a kill must lose no commit here.
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on")
        .setServerConfig("shared_buffers", "16MB")
        .setServerConfig("max_connections", "50")
        // A control store writes little: its log need not grow to the usual gigabyte.
        .setServerConfig("min_wal_size", "32MB")
        .setServerConfig("max_wal_size", "64MB")
        .setServerConfig("log_min_messages", "warning")
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setErrorRedirector(Redirect.appendTo(log.toFile()));
  }
}
