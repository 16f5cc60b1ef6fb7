package io.waymark.serving.http;

import io.waymark.core.hash.Sha256;
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
    return "sha256:" + HexFormat.of().formatHex(Sha256.of(id), 0, HASH_BYTES);
  }
}
