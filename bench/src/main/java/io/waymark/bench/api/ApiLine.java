package io.waymark.bench.api;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A connection that is opened anew where it broke; what was asked then is an error. */
final class ApiLine implements AutoCloseable {
  private final URI server;
  private @Nullable ApiConnection connection;

  ApiLine(URI server) {
    this.server = server;
  }

  /** The status of its answer; 0 where there was none. */
  int status(byte[] request) {
    try {
      if (connection == null) {
        connection = new ApiConnection(server);
      }
      return connection.ask(request);
    } catch (IOException e) {
      close();
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      // Whatever it was, nobody asks through it any more.
    } finally {
      connection = null;
    }
  }
}
