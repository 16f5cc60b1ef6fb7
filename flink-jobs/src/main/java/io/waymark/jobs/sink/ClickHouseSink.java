package io.waymark.jobs.sink;

import io.waymark.clickhouse.row.Row;
import io.waymark.jobs.topology.OperatorId;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * All tables, effectively once: rows gather in the writer, travel in the checkpoint and are
 * inserted when it is complete, under a token that a second insert repeats (see the ADR on rows).
 */
public final class ClickHouseSink
    implements Sink<Row>,
        SupportsCommitter<Committable>,
        SupportsPreCommitTopology<Committable, Committable> {
  private static final long serialVersionUID = 1L;

  private final String url;

  /** A sink into the ClickHouse of that URL. */
  public ClickHouseSink(String url) {
    this.url = url;
  }

  @Override
  public SinkWriter<Row> createWriter(WriterInitContext context) {
    return new RowWriter(
        context.getJobInfo().getJobId().toString(),
        context.getTaskInfo().getNumberOfParallelSubtasks(),
        context.getTaskInfo().getIndexOfThisSubtask());
  }

  @Override
  public Committer<Committable> createCommitter(CommitterInitContext context) {
    return new RowCommitter(new ClickHouseRowStore(url));
  }

  /** The writer does not know the checkpoint that its rows belong to; what passes here does. */
  @Override
  public DataStream<CommittableMessage<Committable>> addPreCommitTopology(
      DataStream<CommittableMessage<Committable>> gathered) {
    return gathered
        .map(ClickHouseSink::withCheckpoint)
        .returns(CommittableMessageTypeInfo.of(CommittableSerializer::new))
        .name(OperatorId.SINK_CHECKPOINT.title())
        .uid(OperatorId.SINK_CHECKPOINT.uid());
  }

  private static CommittableMessage<Committable> withCheckpoint(
      CommittableMessage<Committable> message) {
    if (message instanceof CommittableWithLineage<Committable> one) {
      return one.map(committable -> committable.ofCheckpoint(one.getCheckpointId()));
    }
    return message;
  }

  @Override
  public SimpleVersionedSerializer<Committable> getCommittableSerializer() {
    return new CommittableSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Committable> getWriteResultSerializer() {
    return new CommittableSerializer();
  }
}
