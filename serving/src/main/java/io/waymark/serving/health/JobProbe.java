package io.waymark.serving.health;

import io.waymark.clickhouse.OperatorQuery;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.time.Duration;

/** The job is ready when it reported progress a short while ago. */
public final class JobProbe implements Probe {

  private static final OperatorQuery SEEN = OperatorQuery.load(JobProbe.class, "job_seen.sql");

  private final RowReader reader;
  private final Duration silence;

  /** A probe that allows that much silence. */
  public JobProbe(RowReader reader, Duration silence) {
    this.reader = reader;
    this.silence = silence;
  }

  @Override
  public void check() throws Exception {
    Row seen = reader.read(SEEN).get(0);
    if (seen.whole("reports") == 0) {
      throw new NotReady("the job has not reported progress yet");
    }
    long ageMs = seen.whole("age_ms");
    if (ageMs > silence.toMillis()) {
      throw new NotReady(
          "the job last reported progress "
              + ageMs / 1_000
              + " s ago, the limit is "
              + silence.toSeconds()
              + " s");
    }
  }
}
