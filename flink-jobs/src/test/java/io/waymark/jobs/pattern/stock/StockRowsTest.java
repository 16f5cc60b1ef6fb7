package io.waymark.jobs.pattern.stock;

import static io.waymark.jobs.record.TestArrivals.purchase;
import static io.waymark.jobs.record.TestArrivals.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.PatternOrder.OnOff;
import io.waymark.core.pattern.Share;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.RowText;
import io.waymark.jobs.record.Types;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Patterns in flink-cep's operator: what is in force, and the rows of what it finds. */
class StockRowsTest {
  private static final long T = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  private static final String TOUCH_THEN_PURCHASE =
      """
      {"id": "p", "steps": [{"name": "touched", "where": "kind == 'touch'"},
        {"name": "paid", "where": "kind == 'conversion'"}],
       "within": "3d", "emit": ["match", "dead_end"]}
      """;

  private static ControlChange order(int version, long revision, Mode mode) {
    PatternOrder order = new PatternOrder(TOUCH_THEN_PURCHASE, mode, Share.ALL, OnOff.FINISH);
    ControlKey key = new ControlKey(PatternOrder.TYPE, "acme", PatternOrder.id("p", version));
    return ControlChange.of(ControlRecord.of(key, revision, T, PatternOrderJson.text(order)));
  }

  private static List<StockOrder> inForce() {
    TestingFeed feed =
        new TestingFeed()
            .add(order(1, 1, Mode.LIVE))
            .add(order(2, 1, Mode.SHADOW))
            .add(order(1, 2, Mode.OFF));
    return StockOrder.read(metrics -> feed);
  }

  @Test
  void aVersionThatIsOffIsLeftOut() {
    assertThat(inForce()).extracting(StockOrder::version).containsExactly(2);
  }

  @Test
  void aVersionSeesItsTenantFromItsTimeOn() {
    StockOrder stock = inForce().get(0);
    Event event = touch("t1", "c1", T).event();
    assertThat(stock.sees(stock.order(), "c1", event)).isTrue();
    assertThat(stock.sees(stock.order(), "c1", touch("t0", "c1", T - 1).event())).isFalse();
  }

  @Test
  void aMatchAndADeadEndAreRows() throws Exception {
    StockOrder stock = inForce().get(0);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            StockOperator.of(stock.definition(), new StockRows(stock)),
            Event::customerId,
            org.apache.flink.api.common.typeinfo.Types.STRING)) {
      harness.setup(Types.ROW.createSerializer(new SerializerConfigImpl()));
      harness.open();
      Event touch = touch("t1", "c1", T).event();
      Event paid = purchase("p1", "c1", T + 1, 5).event();
      Event left = touch("t2", "c2", T + 2).event();
      for (Event event : List.of(touch, paid, left)) {
        harness.processElement(new StreamRecord<>(event, event.ts()));
      }
      harness.processWatermark(new Watermark(T + 4 * DAY));
      List<Row> matches = harness.extractOutputValues();
      assertThat(RowText.tables(matches)).containsExactly(Table.PATTERN_MATCHES);
      assertThat(harness.getSideOutput(Outputs.ROWS))
          .extracting(record -> record.getValue().table())
          .containsExactly(Table.DEAD_ENDS);
    }
  }
}
