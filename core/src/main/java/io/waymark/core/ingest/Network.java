package io.waymark.core.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses in CIDR notation, for example {@code 10.0.0.0/8}. */
public final class Network {
  private final byte[] prefix;
  private final int bits;

  private Network(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads a range; an address alone is a range of one.
   *
   * @throws IllegalArgumentException naming the value if it is none
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = addressOf(slash < 0 ? text : text.substring(0, slash));
    int length = address.length * 8;
    int bits = slash < 0 ? length : bitsOf(text, slash);
    if (address.length == 0 || bits < 0 || bits > length) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no network; write it like 10.0.0.0/8 or 2001:db8::/32");
    }
    return new Network(address, bits);
  }

  private static int bitsOf(String text, int slash) {
    try {
      return Integer.parseInt(text.substring(slash + 1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Whether the address, written in figures, lies in the range; names are never looked up. */
  public boolean contains(String address) {
    byte[] other = addressOf(address);
    if (other.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >>> bit % 8;
      if ((prefix[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] addressOf(String text) {
    boolean figures =
        !text.isEmpty()
            && text.length() <= 45
            && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
    // Only figures: a host name would be looked up in the DNS.
    if (!figures || text.indexOf('.') < 0 && text.indexOf(':') < 0) {
      return new byte[0];
    }
    try {
      return text.indexOf(':') < 0 && !isDottedQuad(text)
          ? new byte[0]
          : InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static boolean isDottedQuad(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
