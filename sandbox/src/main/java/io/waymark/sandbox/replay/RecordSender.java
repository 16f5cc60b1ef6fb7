package io.waymark.sandbox.replay;

import java.time.InstantSource;

/** Sends sorted records at the speed asked for, with a clock marker where one is due. */
final class RecordSender {

  private static final long MARK_WHILE_WAITING_MILLIS = 2_000;
  private static final int PROGRESS_EVERY = 4_096;

  private final EventProducer producer;
  private final ReplaySpeed speed;
  private final InstantSource wall;
  private final Progress progress;
  private final SentBefore before;

  RecordSender(
      EventProducer producer,
      ReplaySpeed speed,
      InstantSource wall,
      Progress progress,
      SentBefore before) {
    this.producer = producer;
    this.speed = speed;
    this.wall = wall;
    this.progress = progress;
    this.before = before;
  }

  /**
   * Sends everything between a begin and an end marker.
   *
   * @param firstTs time of the earliest event, before the shift
   * @param total records there are, for the progress
   * @return records sent, those sent before included
   */
  long send(SortedRecords records, long firstTs, RecordShift shift, long total) {
    long newest = firstTs + shift.millis();
    producer.begin(newest);
    Pacer pacer = new Pacer(newest);
    ClockSchedule schedule = new ClockSchedule(newest);
    long sent = 0;
    for (ReplayRecord entry = records.next(); entry != null; entry = records.next()) {
      newest = Math.max(newest, entry.ts() + shift.millis());
      if (!before.covers(entry.key())) {
        pacer.await(newest);
        markWhereDue(schedule, newest);
        producer.send(shift.apply(entry));
        schedule.record();
      }
      if (++sent % PROGRESS_EVERY == 0) {
        progress.step(sent, total);
      }
    }
    producer.end(newest);
    return sent;
  }

  private void markWhereDue(ClockSchedule schedule, long ts) {
    if (schedule.isDue(ts)) {
      producer.clock(ts);
      schedule.marked(ts);
    }
  }

  /** Sends lines of which none is an event: there is no clock to mark. */
  long sendUntimed(SortedRecords records) {
    long sent = 0;
    for (ReplayRecord entry = records.next(); entry != null; entry = records.next()) {
      producer.send(entry);
      sent++;
    }
    producer.flush();
    return sent;
  }

  /** Holds a record back until its time has come. */
  private final class Pacer {

    private final long firstTs;
    private final long begun = wall.millis();

    Pacer(long firstTs) {
      this.firstTs = firstTs;
    }

    void await(long ts) {
      if (speed.isFull()) {
        return;
      }
      long due = begun + speed.wallMillis(ts - firstTs);
      for (long now = wall.millis(); now < due; now = wall.millis()) {
        pause(Math.min(due - now, MARK_WHILE_WAITING_MILLIS));
        // A waiting replay must be heard, else its partitions count as abandoned.
        producer.clock(Math.min(ts, firstTs + speed.eventMillis(wall.millis() - begun)));
      }
    }

    private void pause(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ReplayException("the replay was interrupted", e);
      }
    }
  }
}
