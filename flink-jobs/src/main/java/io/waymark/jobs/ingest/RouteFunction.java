package io.waymark.jobs.ingest;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.clock.Timeliness;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Filtered;
import io.waymark.core.ingest.TrafficFilter;
import io.waymark.core.meaning.Interpreted;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlState;
import io.waymark.jobs.control.ControlTail;
import io.waymark.jobs.erase.Erasures;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.source.Intake;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Sends every record where it belongs: refused and late ones to their tables, declared bots and
 * internal traffic aside, visitors to the identity stage, customers and spend to the person stage.
 * Spend is never late: no state waits for it, and ad platforms restate a day for weeks.
 */
public final class RouteFunction extends ProcessFunction<Intake, PersonInput> {
  private static final long serialVersionUID = 1L;

  private static final String STAGE = "route";

  private final JobOptions options;
  private final String topic;
  private final ControlFeed.Opener opener;

  private transient ControlFeed feed;
  private transient ControlState control;
  private transient Meanings meanings;
  private transient Erasures erasures;
  private transient TrafficFilter filter;
  private transient Counter rejected;
  private transient Counter late;
  private transient Counter filtered;

  /** Routes with the filters of those options, and as the control topic says. */
  public RouteFunction(JobOptions options) {
    this(options, ControlTail.of(options));
  }

  @SuppressWarnings("NullAway") // transient fields are set in open
  RouteFunction(JobOptions options, ControlFeed.Opener opener) {
    this.options = options;
    this.topic = options.topic();
    this.opener = opener;
  }

  /** Knows all that control holds before the first event. */
  @Override
  public void open(OpenContext context) throws InterruptedException {
    meanings = new Meanings();
    erasures = new Erasures(STAGE, getRuntimeContext().getTaskInfo());
    control = erasures.on(new ControlState()).on(Meanings.TYPE, meanings::accept);
    feed = opener.open(getRuntimeContext().getMetricGroup());
    control.drain(feed);
    filter = options.trafficFilter();
    rejected = getRuntimeContext().getMetricGroup().counter("waymark_rejected");
    late = getRuntimeContext().getMetricGroup().counter("waymark_late");
    filtered = getRuntimeContext().getMetricGroup().counter("waymark_filtered");
  }

  @Override
  public void close() {
    if (feed != null) {
      feed.close();
    }
  }

  @Override
  public void processElement(Intake intake, Context context, Collector<PersonInput> out) {
    control.drain(feed);
    Event event = intake.event();
    if (event == null) {
      reject(intake, context);
      return;
    }
    Arrival arrival = arrival(intake, event);
    if (erasures.persons().covers(event)) {
      filtered.inc();
      context.output(Outputs.ROWS, EventRows.withoutPerson(arrival, topic, EventRows.ERASED));
      return;
    }
    if (intake.timeliness() == Timeliness.LATE && event.kind().hasPerson()) {
      late.inc();
      context.output(
          Outputs.ROWS, EventRows.late(arrival, topic, intake.clock(), intake.payload()));
      return;
    }
    Interpreted meant = meanings.interpret(event);
    String declared = filter.reason(event);
    String reason = declared == null ? meant.filtered() : declared;
    if (reason.isEmpty()) {
      forward(arrival.meaning(meant.event(), meant.decision()), context, out);
    } else {
      filtered.inc();
      context.output(Outputs.ROWS, filtered(arrival, reason, intake.payload()));
    }
  }

  private void forward(Arrival arrival, Context context, Collector<PersonInput> out) {
    if (belongsToVisitor(arrival.event())) {
      context.output(Outputs.VISITORS, arrival);
    } else {
      out.collect(PersonInput.of(arrival));
    }
  }

  private Row filtered(Arrival arrival, String reason, byte[] payload) {
    return reason.equals(Filtered.NO_CONSENT)
        ? EventRows.withoutPerson(arrival, topic, reason)
        : EventRows.filtered(arrival, topic, reason, payload);
  }

  /** Takes what has come of control; that gets a report for each erasure ordered since. */
  void obey(long nowMs, Consumer<Row> reports) {
    control.drain(feed);
    while (erasures.isWaiting()) {
      // No state is kept here: from now on nothing of the person leaves this subtask.
      reports.accept(erasures.report(0, nowMs));
    }
  }

  /** Identify events that name a visitor go to that visitor, though they name a customer too. */
  private static boolean belongsToVisitor(Event event) {
    return !event.anonymousId().isEmpty()
        && (!event.isIdentified() || event.kind() == EventKind.IDENTIFY);
  }

  static Arrival arrival(Intake intake, Event event) {
    Intake.Origin origin = intake.origin();
    return new Arrival(
        event,
        origin.partition(),
        origin.offset(),
        origin.source(),
        origin.receivedMs(),
        intake.timeliness() != Timeliness.ON_TIME);
  }

  private void reject(Intake intake, Context context) {
    rejected.inc();
    DeadLetter letter = erasures.withoutErased(deadLetter(intake, topic));
    context.output(Outputs.ROWS, EventRows.rejected(letter));
    context.output(Outputs.DEAD_LETTERS, letter);
  }

  static DeadLetter deadLetter(Intake intake, String topic) {
    Intake.Origin origin = intake.origin();
    Intake.@Nullable Refusal refusal = intake.refusal();
    return new DeadLetter(
        origin.tenant().isEmpty() ? DeadLetter.UNKNOWN_TENANT : origin.tenant(),
        origin.request().isEmpty()
            ? EventRows.key(topic, origin.partition(), origin.offset())
            : origin.request(),
        refusal == null ? "" : refusal.code(),
        refusal == null ? "" : refusal.detail(),
        intake.payload(),
        origin.source(),
        origin.receivedMs());
  }
}
