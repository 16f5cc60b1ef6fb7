package io.waymark.sandbox.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to replay, and how.
 *
 * @param source the lines, in the order in which equal times are kept
 * @param speed how fast
 * @param shiftToNow move all times so that the newest event is now
 * @param acceptLate go on although the files begin before the lateness bound
 * @param fileOrder keep the order of the lines instead of sorting: it then decides what is late
 * @param stall longest wait for rows without any progress
 */
public record ReplayRequest(
    LineSource source,
    ReplaySpeed speed,
    boolean shiftToNow,
    boolean acceptLate,
    boolean fileOrder,
    Duration stall) {

  /** How long rows may make no progress before a replay gives up. */
  public static final Duration DEFAULT_STALL = Duration.ofSeconds(120);

  /** Files at full speed, sorted, with the default wait. */
  public static ReplayRequest atFullSpeed(ReplayFormat format, List<Path> files) {
    return new ReplayRequest(
        new FileSource(format, files), ReplaySpeed.FULL, false, false, false, DEFAULT_STALL);
  }
}
