package io.waymark.jobs.ingest;

import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Event;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.source.Intake;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The baseline of the bench: the same parsing and rows, no keyed state, only the events table. */
public final class BareRows extends ProcessFunction<Intake, Row> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  /** Rows of those options' topic. */
  public BareRows(JobOptions options) {
    topic = options.topic();
  }

  @Override
  public void processElement(Intake intake, Context context, Collector<Row> out) {
    Event event = intake.event();
    out.collect(
        event == null
            ? EventRows.rejected(RouteFunction.deadLetter(intake, topic))
            : EventRows.event(RouteFunction.arrival(intake, event)));
  }
}
