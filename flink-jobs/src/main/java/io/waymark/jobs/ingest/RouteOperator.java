package io.waymark.jobs.ingest;

import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.source.Intake;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Hosts the route so that it obeys control before each barrier too, when no event comes. */
public final class RouteOperator extends ProcessOperator<Intake, PersonInput> {
  private static final long serialVersionUID = 1L;

  private final RouteFunction route;

  /** A host of that function. */
  public RouteOperator(RouteFunction route) {
    super(route);
    this.route = route;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    route.obey(
        getProcessingTimeService().getCurrentProcessingTime(),
        row -> output.collect(Outputs.ROWS, new StreamRecord<>(row)));
    super.prepareSnapshotPreBarrier(checkpointId);
  }
}
