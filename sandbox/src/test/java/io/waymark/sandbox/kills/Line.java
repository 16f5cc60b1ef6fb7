package io.waymark.sandbox.kills;

import java.nio.charset.StandardCharsets;

/**
 * One line on its way into the system.
 *
 * @param arrivalMs its place among the others, in event time
 * @param tenant whose it is
 * @param owner the person or channel that its Kafka key names
 * @param isPlain whether it may be sent again or overtake others without changing any total
 * @param json its bytes
 */
record Line(long arrivalMs, String tenant, String owner, boolean isPlain, byte[] json) {

  byte[] key() {
    return (tenant + "/" + owner).getBytes(StandardCharsets.UTF_8);
  }
}
