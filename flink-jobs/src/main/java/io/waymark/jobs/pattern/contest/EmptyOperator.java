package io.waymark.jobs.pattern.contest;

import io.waymark.core.event.Event;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Takes events by key and does nothing: what everything around a matcher costs. */
final class EmptyOperator extends AbstractStreamOperator<Mark>
    implements OneInputStreamOperator<Event, Mark> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(StreamRecord<Event> element) {
    // Nothing is what is measured.
  }
}
