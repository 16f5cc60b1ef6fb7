package io.waymark.bench.line;

import io.waymark.sandbox.replay.ClockSchedule;
import io.waymark.sandbox.replay.EventProducer;
import io.waymark.sandbox.replay.Progress;
import io.waymark.sandbox.replay.ReplayRecord;
import java.io.IOException;

/** The traffic on its way into the topic, as a replay at full speed. */
final class Sending {
  private static final int PROGRESS_EVERY = 4_096;

  private final EventProducer producer;
  private final TrafficFile.Reader reader;
  private ClockSchedule schedule = new ClockSchedule(0);
  private long newest;
  private long sent;

  Sending(EventProducer producer, TrafficFile.Reader reader) {
    this.producer = producer;
    this.reader = reader;
  }

  /** Sends on until that many records were sent in all. */
  void upTo(long records, Progress progress) throws IOException {
    while (sent < records) {
      send(reader.next());
      if (sent % PROGRESS_EVERY == 0) {
        progress.step(sent, records);
      }
    }
    producer.clock(newest);
    progress.end(sent, records);
  }

  private void send(ReplayRecord entry) {
    if (sent == 0) {
      producer.begin(entry.ts());
      schedule = new ClockSchedule(entry.ts());
    }
    newest = Math.max(newest, entry.ts());
    if (schedule.isDue(newest)) {
      producer.clock(newest);
      schedule.marked(newest);
    }
    producer.send(entry);
    schedule.record();
    sent++;
  }

  /** Nothing follows. */
  void end() {
    producer.end(newest);
  }

  /** How many of the records so far were there before. */
  long repeats() {
    return reader.repeats();
  }
}
