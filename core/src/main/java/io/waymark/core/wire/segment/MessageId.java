package io.waymark.core.wire.segment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    MessageDigest digest = sha256();
    add(digest, type.wireName());
    call.values()
        .forEach((path, value) -> {
          // A sender stamps these anew with every try.
          if (!path.equals("sentAt") && !path.equals("receivedAt")) {
            add(digest, path);
            add(digest, value.text());
          }
        });
    if (!CallTime.isGiven(call)) {
      add(digest, Long.toString(CallTime.of(call, reception) / MINUTE_MS));
    }
    return "segment-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
