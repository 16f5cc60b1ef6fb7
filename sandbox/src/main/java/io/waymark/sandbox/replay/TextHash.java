package io.waymark.sandbox.replay;

import io.waymark.core.hash.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Ids made of texts: the same for the same texts, and short. */
final class TextHash {

  private static final int BYTES = 16;

  private TextHash() {}

  /** The prefix and 128 bits of SHA-256 over the texts, each with its end marked. */
  static String of(String prefix, String... texts) {
    MessageDigest digest = Sha256.digest();
    for (String text : texts) {
      Sha256.add(digest, text);
    }
    return prefix + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
