package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.DataFolder;
import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.parts.Distribution;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which system a command talks to: the same two options everywhere. */
public final class SystemAddress {
  static final int DEFAULT_PORT = 8091;
  private static final int PORT_MAX = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "port of the sidecar (default: 8091)")
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "",
      description = "folder of the system (default: .waymark in the repository)")
  private String dataDir = "";

  /** For picocli. */
  public SystemAddress() {}

  SystemAddress(int port, String dataDir) {
    this.port = port;
    this.dataDir = dataDir;
  }

  int port() {
    if (port < 0 || port > PORT_MAX) {
      throw new SandboxException("Port " + port + " is not between 1 and " + PORT_MAX + ".");
    }
    return port == 0 ? DEFAULT_PORT : port;
  }

  DataFolder folder() {
    return DataFolder.of(
        dataDir.isEmpty() ? Distribution.find().root().resolve(".waymark") : Path.of(dataDir));
  }

  /** The state of the system there, if one runs. */
  Optional<PublishedState> running() {
    Optional<PublishedState> state =
        PublishedState.read(folder().state()).filter(PublishedState::supervisorLives);
    state.ifPresent(this::checkPort);
    return state;
  }

  /**
   * The system there.
   *
   * @throws SandboxException where none runs
   */
  PublishedState require() {
    return running()
        .orElseThrow(() ->
            new SandboxException(
                "No system runs in " + folder().root() + ": start one with ./waymark up."));
  }

  private void checkPort(PublishedState state) {
    int actual = URI.create(state.url()).getPort();
    if (port != 0 && port != actual) {
      throw new SandboxException(
          "The system in "
              + folder().root()
              + " runs on port "
              + actual
              + ", not on "
              + port
              + ": name the other one's folder with --data-dir.");
    }
  }
}
