package io.waymark.serving.segment;

import io.waymark.serving.events.IntakeReport;
import java.util.List;

/**
 * What became of a batch. SDKs look at {@code success} alone, which says that nothing has to be
 * sent again.
 *
 * @param success always true; a batch of which nothing was accepted is answered by a problem
 * @param received calls found
 * @param accepted calls in the log
 * @param rejected calls kept as dead letters
 * @param errors the first refusals, each with its reason
 */
record BatchAnswer(
    boolean success,
    long received,
    long accepted,
    long rejected,
    List<IntakeReport.Refusal> errors) {

  static BatchAnswer of(IntakeReport report) {
    return new BatchAnswer(
        true, report.received(), report.accepted(), report.rejected(), report.errors());
  }
}
