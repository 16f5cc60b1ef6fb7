package io.waymark.jobs.sink;

import java.util.List;

/**
 * All rows that one subtask gathered for one checkpoint, kept in the checkpoint until they are
 * written.
 *
 * @param job id of the job that gathered them; part of their tokens for good
 * @param checkpoint id of the checkpoint
 * @param parallelism number of subtasks
 * @param subtask which one
 * @param watermark event time reached before the checkpoint, or {@code Long.MIN_VALUE}
 * @param batches the rows
 */
record Committable(
    String job,
    long checkpoint,
    int parallelism,
    int subtask,
    long watermark,
    List<RowBatch> batches) {

  /** They are written, and nobody reads them any more. */
  void release() {
    batches.forEach(batch -> batch.bytes().release());
  }
}
