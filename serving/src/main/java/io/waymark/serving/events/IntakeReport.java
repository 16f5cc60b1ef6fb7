package io.waymark.serving.events;

import io.waymark.serving.http.Problems;
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

  /** Whether there was anything in the body and nothing of it was accepted. */
  private boolean isRefused() {
    return accepted == 0 && received > 0;
  }

  /** Answers with a problem, which carries the report, where nothing was accepted. */
  public void requireAny() {
    if (isRefused()) {
      throw Problems.allEventsRefused(rejected)
          .with("received", received)
          .with("accepted", accepted)
          .with("rejected", rejected)
          .with("errors", errors)
          .toException();
    }
  }

  /**
   * One refused item.
   *
   * @param index place in the body, from 0
   * @param reason stable code
   * @param detail the field, its value and the limit
   */
  public record Refusal(long index, String reason, String detail) {}
}
