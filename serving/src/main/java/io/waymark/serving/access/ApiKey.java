package io.waymark.serving.access;

import io.waymark.core.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its owner holds it: {@code wm_<id>_<secret>}.
 *
 * <p>The secret has 192 random bits, so nobody can try them all and one round of SHA-256 protects
 * it; slow password hashes exist for secrets that people choose.
 *
 * @param id public half, the row in the control store
 * @param secret private half, never stored and never logged
 */
public record ApiKey(String id, String secret) {

  private static final Pattern FORM =
      Pattern.compile("wm_([A-Za-z0-9]{4,32})_([A-Za-z0-9_-]{24,64})");
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A fresh key. */
  public static ApiKey generate() {
    return new ApiKey(
        HexFormat.of().formatHex(random(ID_BYTES)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES)));
  }

  /** Reads {@code wm_<id>_<secret>}; empty where the text has another form. */
  public static Optional<ApiKey> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new ApiKey(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /** What the control store keeps of the secret. */
  public byte[] hash() {
    return Sha256.of(secret);
  }

  /** The key as its owner writes it. */
  public String text() {
    return "wm_" + id + "_" + secret;
  }

  /** Without the secret, since records end up in logs. */
  @Override
  public String toString() {
    return "wm_" + id + "_...";
  }

  private static byte[] random(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return value;
  }
}
