package io.waymark.jobs.pattern.contest;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.Share;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.matching.MatchEffects;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.core.pattern.matching.PatternBook;
import io.waymark.core.pattern.matching.PatternState;
import io.waymark.core.pattern.matching.Subject;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.jobs.state.PackedStateOperator;
import io.waymark.jobs.state.StateBounds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Our matcher, hosted as in the job: one packed state per customer behind the write-back cache. */
final class OursOperator extends PackedStateOperator<PatternState, Event, Mark>
    implements MatchEffects {
  private static final long serialVersionUID = 1L;
  private final ArrayList<String> definitions;

  private transient Matcher matcher;
  private transient Subject subject;

  /**
   * @param definitions as JSON
   * @param bounds what may be kept of the states
   */
  @SuppressWarnings("NullAway") // transient fields are set in open, before any record
  OursOperator(List<String> definitions, StateBounds bounds) {
    super("patterns", bounds);
    this.definitions = new ArrayList<>(definitions);
  }

  @Override
  public void open() throws Exception {
    super.open();
    PatternBook book = new PatternBook();
    for (String json : definitions) {
      String id = PatternDefinition.parse(json.getBytes(StandardCharsets.UTF_8)).id();
      PatternOrder order =
          new PatternOrder(json, PatternOrder.Mode.LIVE, Share.ALL, PatternOrder.OnOff.FINISH);
      ControlKey key = new ControlKey(PatternOrder.TYPE, Tape.TENANT, PatternOrder.id(id, 1));
      book.accept(ControlChange.of(ControlRecord.of(key, 1, 0, PatternOrderJson.text(order))));
    }
    matcher = new Matcher(book, Matcher.Report.NONE);
  }

  @Override
  protected void arrive(String key, PatternState state, Event event, long watermark) {
    long number = Long.parseLong(event.eventId());
    matcher.arrive(state, new Arrival(event, 0, number, "", event.ts(), false));
  }

  @Override
  protected void advance(String key, PatternState state, long watermark) {
    subject = new Subject(Tape.TENANT, key);
    matcher.advance(state, watermark, this);
  }

  @Override
  protected long nextTimer(PatternState state) {
    return Matcher.nextTimer(state);
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public void found(Finding finding) {
    Mark mark = new Mark();
    for (int i = 0; i < finding.touches().size(); i++) {
      mark.add(finding.stepOf(i), finding.touches().get(i).event());
    }
    output.collect(new StreamRecord<>(mark));
  }

  @Override
  protected PatternState empty(String key) {
    return new PatternState();
  }

  @Override
  protected void write(PatternState state, PackedWriter out) {
    state.write(out);
  }

  @Override
  protected PatternState read(PackedReader in) {
    return PatternState.read(in);
  }

  @Override
  protected void beforeStore(String key, PatternState state) {
    state.forgetOver(watermark());
  }
}
