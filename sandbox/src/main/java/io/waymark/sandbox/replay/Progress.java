package io.waymark.sandbox.replay;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;

/** Says once a second how far a step is, with percentage and rate. */
public final class Progress {

  private static final long EVERY_MILLIS = 1_000;

  private final PrintStream err;
  private final InstantSource clock;
  private String step = "";
  private long begun;
  private long said;

  /** Speaks to err. */
  public Progress(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  /** Begins a step of that name. */
  public void begin(String name) {
    step = name;
    begun = clock.millis();
    said = begun;
  }

  /** So many of so many are done; printed when a second has passed since the last line. */
  public void step(long done, long total) {
    long now = clock.millis();
    if (now - said >= EVERY_MILLIS) {
      said = now;
      print(done, total, now);
    }
  }

  /** The step is done; printed where it took a second or more. */
  public void end(long done, long total) {
    long now = clock.millis();
    if (now - begun >= EVERY_MILLIS) {
      print(done, total, now);
    }
  }

  /** A line of its own. */
  public void say(String text) {
    err.println(text);
  }

  private void print(long done, long total, long now) {
    double seconds = Math.max(1, now - begun) / 1000.0;
    double percent = total <= 0 ? 100 : Math.min(100, 100.0 * done / total);
    err.printf(
        Locale.ROOT,
        "%s %.0f %% (%,d of %,d, %,.0f/s)%n",
        step,
        percent,
        done,
        total,
        done / seconds);
  }
}
