package io.waymark.testkit.demo;

/** What each person still carries of the touches of each channel. */
final class CarryOver {

  /** More touches than that add nothing. */
  private static final float MOST = 3;

  /** After so many days nothing is left. */
  private static final int FORGOTTEN_AFTER = 30;

  private static final double[][] KEPT = kept();

  private final float[][] level;
  private final int[] lastDay;

  CarryOver(int people) {
    level = new float[DemoChannel.ALL.size()][people];
    lastDay = new int[people];
  }

  private static double[][] kept() {
    double[][] powers = new double[DemoChannel.ALL.size()][FORGOTTEN_AFTER + 1];
    for (DemoChannel channel : DemoChannel.ALL) {
      double power = 1;
      for (int day = 0; day < FORGOTTEN_AFTER; day++) {
        powers[channel.ordinal()][day] = power;
        power *= channel.carryOver;
      }
    }
    return powers;
  }

  /** What is left on that day. */
  double of(DemoChannel channel, int person, int day) {
    int age = Math.min(day - lastDay[person], FORGOTTEN_AFTER);
    return level[channel.ordinal()][person] * KEPT[channel.ordinal()][age];
  }

  /** A touch on that day. */
  void touch(DemoChannel channel, int person, int day) {
    if (day != lastDay[person]) {
      for (DemoChannel each : DemoChannel.ALL) {
        level[each.ordinal()][person] = (float) of(each, person, day);
      }
      lastDay[person] = day;
    }
    float[] levels = level[channel.ordinal()];
    levels[person] = Math.min(MOST, levels[person] + 1);
  }
}
