package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.nio.charset.StandardCharsets;

/**
 * Takes the lines of a format into the sorter and keeps their range of time.
 *
 * <p>Each line is parsed as the job will parse it, so that key and time are the job's. What the job
 * is going to refuse is sent all the same and stands where the line before it stands.
 */
final class ReplayInput implements LineSink {

  private static final int MAX_DETAIL = 500;
  private static final int MAX_REFUSED_BYTES = 64 * 1024;

  private final String tenant;
  private final String replayId;
  private final long now;
  private final RecordSorter sorter;
  private long lines;
  private long lastTs;
  private long firstTs = Long.MAX_VALUE;
  private long firstOfPersons = Long.MAX_VALUE;
  private long newestTs = Long.MIN_VALUE;

  /**
   * For one replay.
   *
   * @param now the wall clock that decides what lies in the future
   */
  ReplayInput(String tenant, String replayId, long now, RecordSorter sorter) {
    this.tenant = tenant;
    this.replayId = replayId;
    this.now = now;
    this.sorter = sorter;
  }

  @Override
  public void event(Event event) {
    json(EventJson.toBytes(event));
  }

  @Override
  public void json(byte[] line) {
    lines++;
    Parsed parsed = EventJson.parse(line, tenant, now);
    Event event = parsed.event();
    if (event == null) {
      sorter.add(new ReplayRecord(lastTs, lines, ownKey(), line, "", ""));
      return;
    }
    lastTs = event.ts();
    firstTs = Math.min(firstTs, lastTs);
    newestTs = Math.max(newestTs, lastTs);
    if (event.kind().hasPerson()) {
      firstOfPersons = Math.min(firstOfPersons, lastTs);
    }
    sorter.add(new ReplayRecord(lastTs, lines, RecordKeys.of(tenant, event), line, "", ""));
  }

  @Override
  public void refuse(String reason, String detail, String original) {
    lines++;
    byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
    byte[] kept =
        bytes.length > MAX_REFUSED_BYTES
            ? java.util.Arrays.copyOf(bytes, MAX_REFUSED_BYTES)
            : bytes;
    String shortDetail = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    sorter.add(new ReplayRecord(lastTs, lines, ownKey(), kept, reason, shortDetail));
  }

  /** Lines without a person are spread over the partitions. */
  private byte[] ownKey() {
    return (tenant + "/" + replayId + "/" + lines).getBytes(StandardCharsets.UTF_8);
  }

  /** Lines so far. */
  long lines() {
    return lines;
  }

  /** Whether any line was an event. */
  boolean hasEvents() {
    return newestTs != Long.MIN_VALUE;
  }

  /** Time of the earliest event. */
  long firstTs() {
    return firstTs;
  }

  /** Time of the earliest event that can be late: spend never is. */
  long firstOfPersons() {
    return firstOfPersons;
  }

  /** Time of the newest event. */
  long newestTs() {
    return newestTs;
  }
}
