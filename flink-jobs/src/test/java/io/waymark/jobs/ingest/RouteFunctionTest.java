package io.waymark.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Permission;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.record.Outputs;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.source.Intake;
import io.waymark.jobs.source.TestingIntakes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one place where events get their meaning, on their way to the stages. */
class RouteFunctionTest {
  private static final long T = 1_700_000_000_000L;

  private final TestingFeed feed = new TestingFeed();
  private OneInputStreamOperatorTestHarness<Intake, PersonInput> harness;

  @BeforeEach
  void open() throws Exception {
    JobOptions options = JobOptions.parse(new String[0], Map.of());
    RouteFunction function = new RouteFunction(options, metrics -> feed);
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function));
    harness.setup();
    configure("acme", 1, 0, "{\"consent\":{\"required\":[\"advertising\"]}}");
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void configure(String tenant, int version, long from, String document) {
    ControlKey key = new ControlKey(Meanings.TYPE, tenant, "meaning/" + version);
    feed.add(ControlChange.of(ControlRecord.of(key, version, from, document)));
  }

  private void send(String tenant, String fields) throws Exception {
    harness.processElement(
        TestingIntakes.of(
            tenant, "{\"event_id\":\"e\",\"ts\":" + T + ",\"customer_id\":\"c1\"," + fields + "}"),
        T);
  }

  private Arrival lastSent() {
    List<PersonInput> out = harness.extractOutputValues();
    return out.get(out.size() - 1).arrival();
  }

  private String lastRow() {
    Row row = null;
    for (StreamRecord<Row> record : harness.getSideOutput(Outputs.ROWS)) {
      row = record.getValue();
    }
    assertThat(row.table()).isEqualTo(Table.FILTERED_EVENTS);
    return new String(row.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatWasConfiguredBeforeTheFirstEventDecidesAboutIt() throws Exception {
    send("acme", "\"properties\":{\"url\":\"https://shop.test/?gclid=1\"}");
    assertThat(lastSent().event().channel()).isEqualTo("paid_search");
    assertThat(lastSent().decision().rule()).isEqualTo("paid-search-click");
    assertThat(lastSent().decision().version()).isEqualTo(1);
    assertThat(lastSent().decision().advertising()).isEqualTo(Permission.MISSING);
    send("other", "\"channel\":\"tv\"");
    assertThat(lastSent().decision().version()).as("another tenant").isZero();
  }

  @Test
  void aVersionDecidesFromItsEventTimeOnWhileEventsFlow() throws Exception {
    String goal = "{\"goals\":[{\"name\":\"signup\",\"events\":\"sign\",\"kind\":\"signup\"}]}";
    configure("acme", 2, T + 1, goal);
    send("acme", "\"name\":\"sign\"");
    assertThat(lastSent().event().kind()).isEqualTo(EventKind.TOUCH);
    configure("acme", 3, T, goal);
    send("acme", "\"name\":\"sign\"");
    assertThat(lastSent().event().kind()).isEqualTo(EventKind.CONVERSION);
    assertThat(lastSent().decision().reached().goal()).isEqualTo("signup");
  }

  @Test
  void aBotIsKeptAsideWithItsPayload() throws Exception {
    send("acme", "\"properties\":{\"user_agent\":\"ds9\"}");
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(lastRow()).contains("declared_bot", "c1", "user_agent");
  }

  @Test
  void ofWhoRefusesOnlyThatThereWasAnEventIsKept() throws Exception {
    send("acme", "\"name\":\"secret\",\"properties\":{\"consent.analytics\":false}");
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(lastRow())
        .contains("acme", "waymark.events/3/7", "no_consent")
        .doesNotContain("c1", "secret", "analytics");
  }

  @Test
  void aDocumentThatCannotBeUsedLeavesTheOneBefore() throws Exception {
    configure("acme", 4, 0, "{\"goals\":7}");
    send("acme", "\"channel\":\"tv\"");
    assertThat(lastSent().decision().version()).isEqualTo(1);
  }
}
