package io.waymark.jobs.pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class PatternHostTest {
  private static final long NOW = 1_700_000_000_000L;

  /** {@code (1700000000000).to_bytes(8, "little")} in Python: 0068e5cf8b010000. */
  private static final String NOW_BYTES = "\0\150\345\317\213\1\0\0";

  @Test
  void aVersionThatFailedIsReportedWithoutWhatAnEventSaid() {
    List<Row> rows = new ArrayList<>();
    PatternHost host = new PatternHost(new UnregisteredMetricsGroup(), true, rows::add, () -> NOW);
    host.failed("acme", "cart", 3, new IllegalStateException("jane@example.org"));
    Row row = rows.get(0);
    assertThat(row.table()).isEqualTo(Table.PATTERN_FAILURES);
    assertThat(new String(row.bytes(), ISO_8859_1))
        .isEqualTo("\4acme\4cart\3\0\0\0" + NOW_BYTES + "\25IllegalStateException");
  }
}
