package io.waymark.core.wire.segment;

import io.waymark.core.hash.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The id of a call: its {@code messageId}, or one made of what it says, so that a retry does not
 * count twice. A call that does not say when it happened gets another id every minute: the same
 * thing may well happen again.
 */
final class MessageId {

  private static final int BYTES = 16;
  private static final long MINUTE_MS = 60_000;

  private MessageId() {}

  static String of(FlatPayload call, SegmentCall type, Reception reception) {
    String given = call.text("messageId");
    return given.isEmpty() ? made(call, type, reception) : given;
  }

  private static String made(FlatPayload call, SegmentCall type, Reception reception) {
    MessageDigest digest = Sha256.digest();
    Sha256.add(digest, type.wireName());
    call.values()
        .forEach((path, value) -> {
          // A sender stamps these anew with every try.
          if (!path.equals("sentAt") && !path.equals("receivedAt")) {
            Sha256.add(digest, path);
            Sha256.add(digest, value.text());
          }
        });
    if (!CallTime.isGiven(call)) {
      Sha256.add(digest, Long.toString(CallTime.of(call, reception) / MINUTE_MS));
    }
    return "segment-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
