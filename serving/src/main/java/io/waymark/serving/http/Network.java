package io.waymark.serving.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation (RFC 4632); a single address is a block of its own.
 *
 * @param prefix the bytes of the first address
 * @param bits how many leading bits belong to the block
 */
public record Network(byte[] prefix, int bits) {

  /** Literals only: a name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]{2,45}");

  /**
   * Reads {@code 10.0.0.0/8} or {@code ::1}.
   *
   * @throws IllegalArgumentException where it has another form
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    int most = address.length * 8;
    String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (address.length == 0 || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address and no network like 10.0.0.0/8");
    }
    return new Network(address, Integer.parseInt(bits));
  }

  /** Those with commas between; none where the text is empty. */
  public static List<Network> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(Network::parse)
        .toList();
  }

  /** Whether the text is an address, not a name. */
  public static boolean isAddress(String text) {
    return bytes(text).length > 0;
  }

  /** Whether that address lies in the block; a text that is no address does not. */
  public boolean contains(String address) {
    byte[] other = bytes(address);
    if (other.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if (((prefix[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address's bytes, or none. */
  private static byte[] bytes(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
