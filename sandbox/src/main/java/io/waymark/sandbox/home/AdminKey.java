package io.waymark.sandbox.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The system's own admin key, in a file that only its owner can read. */
public final class AdminKey {
  private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 8;
  private static final int SECRET_BYTES = 32;

  private AdminKey() {}

  /** The key in the file, made at the first call. */
  public static String ensure(Path file) {
    try {
      if (!Files.exists(file)) {
        write(file, generate(new SecureRandom()));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the admin key in " + file, e);
    }
  }

  /** The key in the file, an empty text where no system was ever started. */
  public static String read(Path file) {
    return Files.exists(file) ? ensure(file) : "";
  }

  static String generate(SecureRandom random) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return "wm_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static void write(Path file, String key) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    // The permission is there before the first byte.
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        var out = Channels.newOutputStream(channel)) {
      out.write((key + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.move(fresh, file);
  }
}
