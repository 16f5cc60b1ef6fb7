package io.waymark.serving.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Reads the first admin key from a file that only its owner can read. */
public final class BootstrapKey {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private BootstrapKey() {}

  /**
   * The key in the file.
   *
   * @throws IllegalArgumentException where the file is open to others or holds no key
   */
  public static ApiKey read(Path file) {
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalArgumentException(
            "the key file " + file + " can be read by others: chmod 600 " + file);
      }
      return ApiKey.parse(Files.readString(file).strip())
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "the key file " + file + " holds no key of the form wm_<id>_<secret>"));
    } catch (IOException e) {
      throw new IllegalArgumentException("the key file " + file + " cannot be read: " + e, e);
    }
  }
}
