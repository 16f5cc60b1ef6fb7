package io.waymark.jobs.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class PatternHostTest {

  @Test
  void aVersionThatFailedIsReportedWithoutWhatAnEventSaid() {
    List<Row> rows = new ArrayList<>();
    PatternHost host = new PatternHost(new UnregisteredMetricsGroup(), true, rows::add);
    host.failed("acme", "cart", 3, new IllegalStateException("jane@example.org"));
    Row row = rows.get(0);
    assertThat(row.table()).isEqualTo(Table.PATTERN_FAILURES);
    String text = new String(row.bytes(), UTF_8);
    assertThat(text).startsWith("\4acme\4cart\3\0\0\0").endsWith("\25IllegalStateException");
    assertThat(text).doesNotContain("jane");
  }
}
