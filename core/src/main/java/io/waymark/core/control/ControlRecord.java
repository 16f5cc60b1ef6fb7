package io.waymark.core.control;

import io.waymark.core.hash.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * One record of the control topic. Whoever holds one holds a valid one: the parts have their form,
 * the payload its size and its hash.
 *
 * @param key what it is about
 * @param version rises with every change of the same thing
 * @param effectiveFrom event time from which it decides, milliseconds since the epoch; 0 for always
 * @param sha256 of the payload's UTF-8, 64 hexadecimal digits in lower case
 * @param payload JSON text, as the type says
 */
public record ControlRecord(
    ControlKey key, long version, long effectiveFrom, String sha256, String payload) {
  /** Largest payload, in bytes of UTF-8. */
  public static final int MAX_PAYLOAD_BYTES = 256 * 1024;

  /**
   * Checks the parts.
   *
   * @throws InvalidControlException if one of them breaks its limit or the hash is of other bytes
   */
  public ControlRecord {
    requireNotNegative("version", version);
    requireNotNegative("effective_from", effectiveFrom);
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_PAYLOAD_BYTES) {
      throw new InvalidControlException(
          "payload has " + bytes.length + " bytes, the limit is " + MAX_PAYLOAD_BYTES);
    }
    String actual = Sha256.hex(payload);
    if (!actual.equals(sha256)) {
      throw new InvalidControlException(
          "sha256 says " + sha256 + ", the payload has " + actual + ": it was changed on its way");
    }
  }

  /** A record with the hash of its payload. */
  public static ControlRecord of(ControlKey key, long version, long effectiveFrom, String payload) {
    return new ControlRecord(key, version, effectiveFrom, Sha256.hex(payload), payload);
  }

  private static void requireNotNegative(String part, long value) {
    if (value < 0) {
      throw new InvalidControlException(part + " " + value + " is below 0");
    }
  }
}
