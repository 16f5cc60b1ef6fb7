package io.waymark.sandbox.replay;

/**
 * How fast a replay goes.
 *
 * @param times multiple of real time; 0 for as fast as it goes
 */
public record ReplaySpeed(double times) {

  /** As fast as it goes. */
  public static final ReplaySpeed FULL = new ReplaySpeed(0);

  private static final double LARGEST = 1e9;

  /** Reads {@code max} or a number. */
  public static ReplaySpeed parse(String text) {
    if (text.equals("max")) {
      return FULL;
    }
    try {
      double times = Double.parseDouble(text);
      if (times > 0 && times <= LARGEST) {
        return new ReplaySpeed(times);
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new ReplayException(
        "speed '%s' is neither 'max' nor a number above 0: 60 means an hour in a minute"
            .formatted(text));
  }

  /** Whether it goes as fast as it can. */
  public boolean isFull() {
    return times == 0;
  }

  /** Milliseconds of wall time that so many of event time take. */
  public long wallMillis(long eventMillis) {
    return isFull() ? 0 : (long) (eventMillis / times);
  }

  /** Milliseconds of event time that pass in so many of wall time. */
  public long eventMillis(long wallMillis) {
    return (long) (wallMillis * times);
  }
}
