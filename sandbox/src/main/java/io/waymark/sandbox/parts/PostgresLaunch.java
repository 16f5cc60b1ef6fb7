package io.waymark.sandbox.parts;

import io.waymark.sandbox.supervise.Launch;
import io.waymark.testkit.postgres.PostgresServer;
import java.io.IOException;

/**
 * Starts PostgreSQL; its launcher holds a lock on the folder until told that its server is gone.
 */
final class PostgresLaunch implements Launch {
  private final Site site;
  private AutoCloseable last = () -> {};

  PostgresLaunch(Site site) {
    this.site = site;
  }

  @Override
  public ProcessHandle start() throws IOException {
    giveBack();
    PostgresServer server =
        PostgresServer.start(
            site.folder().of(Engines.POSTGRES),
            site.ports().of(Engines.POSTGRES),
            site.folder().log(Engines.POSTGRES));
    last = server;
    return server.process();
  }

  private void giveBack() throws IOException {
    try {
      last.close();
    } catch (Exception e) {
      throw new IOException("the last PostgreSQL server cannot be closed", e);
    }
  }
}
