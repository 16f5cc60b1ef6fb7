package io.waymark.core.wire.segment;

/**
 * When and how calls came.
 *
 * @param tenant whose they are, from the key; empty where it is not known yet
 * @param type the call that the route names, for those that name none; empty for a batch
 * @param receivedMs time of receipt, milliseconds since the epoch
 * @param live whether they come from their sender; else from an export, whose times Segment has
 *     corrected already
 * @param batch what the items of a batch have in common, or {@link FlatPayload#EMPTY}
 */
public record Reception(
    String tenant, String type, long receivedMs, boolean live, FlatPayload batch) {

  /** Calls of an export, read at that time; whose they are is said later. */
  public static Reception ofExport(long readMs) {
    return new Reception("", "", readMs, false, FlatPayload.EMPTY);
  }
}
