package io.waymark.serving.events;

import java.util.List;

/**
 * What became of the events of one request.
 *
 * @param requestId the request's id, which its dead letters carry too
 * @param received items found in the body
 * @param accepted acknowledged by Kafka
 * @param rejected refused and kept as dead letters
 * @param errors the first refusals, each with its reason
 */
public record IntakeReport(
    String requestId, long received, long accepted, long rejected, List<Refusal> errors) {

  /**
   * One refused item.
   *
   * @param index place in the body, from 0
   * @param reason stable code
   * @param detail the field, its value and the limit
   */
  public record Refusal(long index, String reason, String detail) {}
}
