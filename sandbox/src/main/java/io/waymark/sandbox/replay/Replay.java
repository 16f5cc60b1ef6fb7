package io.waymark.sandbox.replay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One replay: read and sort, look at the clock, send, wait for the rows, account for every line.
 */
public final class Replay {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunningSystem system;
  private final ReplayRequest request;
  private final InstantSource wall;
  private final Progress progress;
  private final String replayId;
  private final boolean resumable;

  /**
   * Prepares a replay into that system.
   *
   * @param err where progress goes
   */
  public Replay(RunningSystem system, ReplayRequest request, InstantSource wall, PrintStream err) {
    this(system, request, wall, new Progress(err, wall), newId(wall.instant()), false);
  }

  private Replay(
      RunningSystem system,
      ReplayRequest request,
      InstantSource wall,
      Progress progress,
      String replayId,
      boolean resumable) {
    this.system = system;
    this.request = request;
    this.wall = wall;
    this.progress = progress;
    this.replayId = replayId;
    this.resumable = resumable;
  }

  /**
   * A replay under a name of its own: run again after it was interrupted, it goes on where it
   * stopped. Its source must give the same lines in the same order every time.
   */
  public static Replay resumable(
      RunningSystem system, ReplayRequest request, InstantSource wall, PrintStream err, String id) {
    return new Replay(system, request, wall, new Progress(err, wall), id, true);
  }

  /** What the replay is known by: the column {@code source} of its rows. */
  public String id() {
    return replayId;
  }

  /** Runs it to the end. */
  public ReplayReport run() {
    try (ClickHouseReplayStore store =
        new ClickHouseReplayStore(system.clickHouseUrl(), system.tenant())) {
      return run(store);
    }
  }

  ReplayReport run(ReplayStore store) {
    try (RecordSorter sorter =
        new RecordSorter(tempFolder(), RecordSorter.RUN_BYTES, request.fileOrder())) {
      ReplayInput input = read(sorter);
      RecordShift shift = new RecordShift(shiftMillis(input), system.tenant());
      SentBefore before = sentBefore();
      if (input.firstOfPersons() != Long.MAX_VALUE && !request.acceptLate() && before.isEmpty()) {
        StartCheck.require(
            store.clock(), system.lateness(), input.firstOfPersons() + shift.millis());
      }
      long sent = send(input, sorter, shift, before);
      return settle(store, input, shift, sent);
    }
  }

  private ReplayInput read(RecordSorter sorter) {
    ReplayInput input = new ReplayInput(system.tenant(), replayId, parseClock(), sorter);
    request.source().read(input, progress);
    progress.say("read %,d lines as %s".formatted(input.lines(), replayId));
    if (!input.hasEvents()) {
      progress.say("not one of them is an event: is that the files' --format?");
    }
    return input;
  }

  /** Events that are about to be moved to now may lie in the future before. */
  private long parseClock() {
    return request.shiftToNow() ? Long.MAX_VALUE / 2 : wall.millis();
  }

  private long shiftMillis(ReplayInput input) {
    return request.shiftToNow() && input.hasEvents() ? wall.millis() - input.newestTs() : 0;
  }

  private SentBefore sentBefore() {
    if (!resumable) {
      return SentBefore.nothing();
    }
    SentBefore before = SentBefore.of(system, replayId);
    if (!before.isEmpty()) {
      progress.say("goes on after %,d lines that are sent".formatted(before.records()));
    }
    return before;
  }

  private long send(ReplayInput input, RecordSorter sorter, RecordShift shift, SentBefore before) {
    progress.begin("sent");
    try (EventProducer producer = new EventProducer(system, replayId);
        SortedRecords records = sorter.sorted()) {
      RecordSender sender = new RecordSender(producer, request.speed(), wall, progress, before);
      long sent =
          input.hasEvents()
              ? sender.send(records, input.firstTs(), shift, input.lines())
              : sender.sendUntimed(records);
      progress.end(sent, input.lines());
      return sent;
    }
  }

  private ReplayReport settle(ReplayStore store, ReplayInput input, RecordShift shift, long sent) {
    RowsArrival arrival = new RowsArrival(store, request.stall(), POLL, wall, progress);
    StoredCounts counts = arrival.awaitRows(replayId, sent);
    if (input.hasEvents() && !arrival.awaitAsOf(input.newestTs() + shift.millis())) {
      progress.say(
          "all lines are stored, but as_of has not reached the newest of them within %d s"
              .formatted(RowsArrival.ORDERING_LIMIT.toSeconds()));
    }
    ReplayReport report = ReplayReport.of(sent, counts);
    if (sent != input.lines() || !report.isBalanced()) {
      throw new ReplayException(
          "the books do not balance: %,d lines were read and %,d sent, but %s"
              .formatted(input.lines(), sent, report.toJson()));
    }
    return report;
  }

  private Path tempFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"), "waymark-" + replayId);
  }

  private static String newId(Instant now) {
    return "replay-%s-%04x"
        .formatted(STAMP.format(now), ThreadLocalRandom.current().nextInt(0x10000));
  }
}
