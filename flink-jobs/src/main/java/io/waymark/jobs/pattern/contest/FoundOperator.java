package io.waymark.jobs.pattern.contest;

import java.io.IOException;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Notes what was found and how far event time has come: flink-cep gives the matches between two
 * watermarks person by person, so only a watermark says that nothing of before it is missing.
 */
final class FoundOperator extends AbstractStreamOperator<Mark>
    implements OneInputStreamOperator<Mark, Mark> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(StreamRecord<Mark> element) throws IOException {
    Scoreboard.found(element.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    Scoreboard.passed(mark.getTimestamp());
  }
}
