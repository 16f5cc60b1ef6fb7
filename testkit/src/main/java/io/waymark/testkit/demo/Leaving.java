package io.waymark.testkit.demo;

/**
 * Why customers leave: every 30 days with log odds that tickets, late payments, satisfaction, use
 * of features, tenure and the segment move.
 */
final class Leaving {

  /** Days between two decisions. */
  static final int PERIOD_DAYS = 30;

  static final double INTERCEPT = -4.3;
  static final double PER_TICKET = 0.9;
  static final double PER_LATE_PAYMENT = 0.8;
  static final double PER_SATISFACTION = -2.4;
  static final double PER_FEATURE_USE = -1.2;
  static final double WHEN_NEW = 1.3;
  static final double NEW_FOR_MONTHS = 6;

  private Leaving() {}

  /** Whether somebody decides on that day. */
  static boolean decides(Population people, int person, int day) {
    int tenure = day - people.joinDay[person];
    return tenure > 0 && tenure % PERIOD_DAYS == 0;
  }

  /** The probability to leave at a decision on that day. */
  static double probability(Population people, int person, int day) {
    double months = (day - people.joinDay[person]) / (double) PERIOD_DAYS;
    double odds =
        INTERCEPT
            + people.segment[person].leaving
            + PER_TICKET * people.ticketLoad[person]
            + PER_LATE_PAYMENT * people.lateLoad[person]
            + PER_SATISFACTION * (people.satisfaction[person] - 0.65)
            + PER_FEATURE_USE * (people.featureUse[person] - 0.4)
            + WHEN_NEW * StrictMath.exp(-months / NEW_FOR_MONTHS);
    return 1 / (1 + StrictMath.exp(-odds));
  }

  /** Decides, and lets what happened in the last period weigh half from then on. */
  static void decide(Population people, int person, int day, Chance chance) {
    if (chance.happens(probability(people, person, day))) {
      people.leftDay[person] = day;
    }
    people.ticketLoad[person] *= 0.5f;
    people.lateLoad[person] *= 0.5f;
  }
}
