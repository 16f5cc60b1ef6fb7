package io.waymark.clickhouse.row;

/**
 * An event that was refused.
 *
 * @param tenant whose it is, or {@code _unknown}
 * @param key topic/partition/offset, or request id/index for what the sidecar refused
 * @param reason stable code
 * @param detail what was wrong, with the value
 * @param payload the original bytes
 * @param source id of the replay that brought it, or empty
 * @param receivedMs when the broker appended it
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; copied never.
public record DeadLetter(
    String tenant,
    String key,
    String reason,
    String detail,
    byte[] payload,
    String source,
    long receivedMs) {

  /** Owner of bytes whose tenant cannot be read. */
  public static final String UNKNOWN_TENANT = "_unknown";

  /** The same without what was in it: that it came, and why it was refused. */
  public DeadLetter withoutContent() {
    return new DeadLetter(tenant, key, reason, "", new byte[0], source, receivedMs);
  }
}
