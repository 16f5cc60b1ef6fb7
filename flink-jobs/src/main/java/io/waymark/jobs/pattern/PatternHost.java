package io.waymark.jobs.pattern;

import io.waymark.clickhouse.row.PatternRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.core.pattern.matching.PatternBook;
import io.waymark.jobs.control.ControlState;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The patterns of one operator instance, as the control topic says, and what goes wrong. */
public final class PatternHost implements Matcher.Report {
  private static final Logger LOG = LoggerFactory.getLogger(PatternHost.class);

  private final PatternBook book = new PatternBook();
  private final Matcher matcher = new Matcher(book, this);
  private final boolean listens;
  private final Consumer<Row> rows;
  private final LongSupplier wallClock;
  private final Counter failed;
  private final Counter dropped;

  /**
   * No patterns yet.
   *
   * @param listens whether any will come: flink-cep may run them in its place
   * @param rows takes the word that a version failed
   * @param wallClock says when it did
   */
  public PatternHost(
      MetricGroup metrics, boolean listens, Consumer<Row> rows, LongSupplier wallClock) {
    this.listens = listens;
    this.rows = rows;
    this.wallClock = wallClock;
    failed = metrics.counter("waymark_patterns_failed");
    dropped = metrics.counter("waymark_patterns_dropped");
  }

  /** Takes the orders about patterns among what is read of control. */
  public ControlState on(ControlState control) {
    return listens ? control.on(PatternOrder.TYPE, book::accept) : control;
  }

  /** The matcher of the patterns. */
  public Matcher matcher() {
    return matcher;
  }

  @Override
  public void failed(String tenant, String pattern, int version, RuntimeException why) {
    failed.inc();
    // Its message may hold what an event said, and the table outlives an erased person.
    String reason = why.getClass().getSimpleName();
    PatternRows.Failure failure = new PatternRows.Failure(tenant, pattern, version, reason);
    rows.accept(PatternRows.failure(failure, wallClock.getAsLong()));
    LOG.error("pattern {}/{} of {} failed and is off", pattern, version, tenant, why);
  }

  @Override
  public void dropped() {
    dropped.inc();
  }
}
