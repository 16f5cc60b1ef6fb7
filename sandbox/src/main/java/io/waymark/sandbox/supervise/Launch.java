package io.waymark.sandbox.supervise;

import java.io.IOException;

/** How one process is started. Called again after every death. */
@FunctionalInterface
public interface Launch {
  /** Starts the process; it need not answer yet. */
  ProcessHandle start() throws IOException;
}
