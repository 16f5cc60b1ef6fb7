package io.waymark.engine;

import io.waymark.engine.chdb.ChdbLibrary;
import io.waymark.engine.http.HttpInterface;
import io.waymark.engine.http.Limits;
import io.waymark.engine.http.ServerIdentity;
import io.waymark.engine.http.Session;
import io.waymark.engine.http.SessionPool;
import io.waymark.engine.repair.DataRepair;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The library, its connections and the HTTP interface, started and stopped together. */
final class Engine implements AutoCloseable {

  private final ChdbLibrary library;
  private final DataFolder folder;
  private final SessionPool sessions;
  private final HttpInterface http;
  private final ServerIdentity identity;

  private Engine(
      ChdbLibrary library,
      DataFolder folder,
      SessionPool sessions,
      HttpInterface http,
      ServerIdentity identity) {
    this.library = library;
    this.folder = folder;
    this.sessions = sessions;
    this.http = http;
    this.identity = identity;
  }

  static Engine start(EngineOptions options) throws IOException {
    HttpInterface http = listen(options);
    DataFolder folder = DataFolder.lock(options.path());
    repair(options.path());
    ChdbLibrary library = load(options.library());
    SessionPool sessions =
        new SessionPool(() -> connect(library, options), options.workers(), options.queue());
    ServerIdentity identity = ServerIdentity.of(sessions);
    http.serve(sessions, identity, new Limits(options.bodyMegabytes() * 1_048_576L));
    return new Engine(library, folder, sessions, http, identity);
  }

  int port() {
    return http.port();
  }

  String version() {
    return identity.version();
  }

  /** Lets running requests end, then closes the tables in order. */
  @Override
  public void close() {
    http.close();
    sessions.close();
    library.shutdown();
    folder.close();
  }

  /** First of all: a taken port must not start an engine on the data. */
  private static HttpInterface listen(EngineOptions options) throws IOException {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    try {
      return HttpInterface.bind(address);
    } catch (BindException e) {
      throw new IllegalStateException(
          "cannot listen on "
              + options.host()
              + ":"
              + options.port()
              + ": "
              + e.getMessage()
              + "; free the port or give another --port",
          e);
    }
  }

  private static void repair(Path data) throws IOException {
    int forgotten = DataRepair.run(data);
    if (forgotten > 0) {
      System.err.println(
          "engine: took back " + forgotten + " insert tokens whose rows were never written");
    }
  }

  private static ChdbLibrary load(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(
          "library " + file + " is not there or not readable; set --lib");
    }
    try {
      return new ChdbLibrary(file.toAbsolutePath());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "library " + file + " cannot be used as libchdb 26.7: " + e.getMessage(), e);
    }
  }

  private static Session connect(ChdbLibrary library, EngineOptions options) {
    return new Session(
        library.connect(EngineSettings.of(options)), EngineSettings.perQuery(options));
  }
}
