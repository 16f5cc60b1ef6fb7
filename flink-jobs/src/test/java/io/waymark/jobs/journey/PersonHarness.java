package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.Table;
import io.waymark.core.event.Arrival;
import io.waymark.jobs.app.JobOptions;
import io.waymark.jobs.control.TestingFeed;
import io.waymark.jobs.record.PersonInput;
import io.waymark.jobs.record.RowText;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The person stage under test; still to be opened. */
final class PersonHarness extends KeyedOneInputStreamOperatorTestHarness<String, PersonInput, Row> {
  /** Of every stage here, so that states can move between them. */
  static final int MAX_PARALLELISM = 16;

  /** One subtask of several, which reads that control. */
  PersonHarness(int parallelism, int subtask, TestingFeed feed, String... options)
      throws Exception {
    super(
        new PersonOperator(JobOptions.parse(options, Map.of()), metrics -> feed),
        PersonInput::key,
        Types.STRING,
        MAX_PARALLELISM,
        parallelism,
        subtask);
    setup(io.waymark.jobs.record.Types.ROW.createSerializer(null));
  }

  /** The only subtask, which reads that control. */
  PersonHarness(TestingFeed feed, String... options) throws Exception {
    this(1, 0, feed, options);
  }

  /** The only subtask. */
  PersonHarness(String... options) throws Exception {
    this(new TestingFeed(), options);
  }

  void send(Arrival arrival) throws Exception {
    processElement(PersonInput.of(arrival), arrival.event().ts());
  }

  /** The state after a barrier. */
  OperatorSubtaskState checkpoint(long id) throws Exception {
    prepareSnapshotPreBarrier(id);
    return snapshot(id, id);
  }

  /** The tables of all rows so far. */
  List<Table> tables() {
    return RowText.tables(extractOutputValues());
  }

  /** How many rows of a table there are so far. */
  long count(Table table) {
    return RowText.count(extractOutputValues(), table);
  }
}
