package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document on its way to the sidecar.
 *
 * @param contentType by the name of its file
 * @param bytes as they are in the file
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only sent.
record Upload(String contentType, byte[] bytes) {

  private static final long MOST_BYTES = 1_000_000;

  static Upload of(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new SandboxException(
            file + " has " + Files.size(file) + " bytes; a document has at most 262144.");
      }
      boolean json = file.toString().endsWith(".json");
      return new Upload(json ? "application/json" : "application/yaml", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new SandboxException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
