package io.waymark.core.erase;

import io.waymark.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What is kept of an id that was erased: the first 16 bytes of SHA-256 over the tenant's salt, a
 * letter for the kind of id, and the id. The same expression stands in the queries of the sidecar.
 *
 * <p>It hides an id from whoever reads the topic or the tables. It does not hide it from somebody
 * who has the salt and tries all ids that there may be.
 */
public final class PersonHash {
  /** Bytes of a hash. */
  public static final int BYTES = 16;

  private final byte[] salt;
  private final MessageDigest sha256;

  /**
   * Hashes with that salt; used by one thread at a time.
   *
   * @param salt hexadecimal digits
   * @throws IllegalArgumentException where they are none
   */
  public PersonHash(String salt) {
    this.salt = HexFormat.of().parseHex(salt);
    this.sha256 = Sha256.digest();
  }

  /** The hash of a customer id or an anonymous id: 32 hexadecimal digits in lower case. */
  public String of(boolean customer, String id) {
    sha256.update(salt);
    sha256.update((byte) (customer ? 'c' : 'v'));
    return HexFormat.of().formatHex(sha256.digest(id.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
  }
}
