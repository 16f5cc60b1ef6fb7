package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose things a command is about: a key says it, since a key belongs to one tenant. */
final class TenantKey {

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      defaultValue = "",
      description = "file with a key of the tenant (default: the system's own admin key)")
  private String file = "";

  /** A client with that key. */
  SidecarClient client(SystemAddress address) {
    SidecarClient own = SidecarClient.of(address);
    if (file.isEmpty()) {
      return own;
    }
    try {
      return new SidecarClient(own.url(), Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw new SandboxException("The key file " + file + " cannot be read.", e);
    }
  }
}
