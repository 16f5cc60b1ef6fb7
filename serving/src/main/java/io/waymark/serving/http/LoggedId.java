package io.waymark.serving.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How the id of a person stands in the log: plain where it is a bare word, else as the beginning of
 * its hash. Some shops take the mail address as customer id, and no log may hold one.
 */
final class LoggedId {

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int HASH_BYTES = 6;

  private LoggedId() {}

  static String of(String id) {
    if (BARE.matcher(id).matches()) {
      return id;
    }
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(sum, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
