package io.waymark.testkit.demo;

import java.util.Arrays;

/** The customers' state, column by column: one entry per person. */
final class Population {

  /** Somebody who has not left. */
  static final int NEVER = Integer.MAX_VALUE;

  /** Most devices of one person. */
  static final int MAX_DEVICES = 3;

  private static final double SHARE_JOINING = 0.55;
  private static final int JOINING_OVER_DAYS = 730;
  private static final int LONGEST_TENURE = 900;
  private static final double REGISTERED_AT_START = 0.8;
  private static final double ADVERTISING_CONSENT = 0.7;
  private static final double[] DEVICES = Chance.cumulated(0.45, 0.40, 0.15);
  private static final double[] REGIONS = Chance.cumulated(0.58, 0.12, 0.10, 0.08, 0.07, 0.05);

  final int size;
  final Segment[] segment;
  final int[] joinDay;
  final int[] leftDay;
  final int[] marketUntil;
  final float[] episodesPerDay;
  final float[] featureUse;
  final float[] satisfaction;
  final float[] ticketLoad;
  final float[] lateLoad;
  final int[] tickets;
  final int[] latePayments;
  final int[] ticketDay;
  final int[] lateDay;
  final int[] orders;
  final int[] sessions;
  final byte[] devices;
  final byte[] knownDevices;
  final byte[] region;
  final boolean[] registered;
  final boolean[] advertising;
  final CarryOver carryOver;

  Population(DemoSettings settings) {
    size = settings.customers();
    segment = new Segment[size];
    joinDay = new int[size];
    leftDay = new int[size];
    marketUntil = new int[size];
    episodesPerDay = new float[size];
    featureUse = new float[size];
    satisfaction = new float[size];
    ticketLoad = new float[size];
    lateLoad = new float[size];
    tickets = new int[size];
    latePayments = new int[size];
    ticketDay = new int[size];
    lateDay = new int[size];
    orders = new int[size];
    sessions = new int[size];
    devices = new byte[size];
    knownDevices = new byte[size];
    region = new byte[size];
    registered = new boolean[size];
    advertising = new boolean[size];
    carryOver = new CarryOver(size);
    Arrays.fill(leftDay, NEVER);
    Arrays.fill(marketUntil, Integer.MIN_VALUE);
    Arrays.fill(ticketDay, NEVER);
    Arrays.fill(lateDay, NEVER);
    for (int person = 0; person < size; person++) {
      bear(settings, person);
    }
  }

  private void bear(DemoSettings settings, int person) {
    Chance chance = Chance.of(settings.seed(), "person", person, 0);
    Segment kind = Segment.draw(chance);
    segment[person] = kind;
    episodesPerDay[person] = (float) (kind.episodesPerYear / 365 * chance.nextUnitGamma(1.2));
    featureUse[person] = clamp(kind.featureUse + 0.2 * chance.nextNormal());
    satisfaction[person] = clamp(0.65 + 0.15 * chance.nextNormal());
    devices[person] = (byte) (1 + chance.nextIndex(DEVICES));
    region[person] = (byte) chance.nextIndex(REGIONS);
    advertising[person] = chance.happens(ADVERTISING_CONSENT);
    join(settings, person, chance);
  }

  private void join(DemoSettings settings, int person, Chance chance) {
    double joining = SHARE_JOINING * Math.min(1.0, (double) settings.days() / JOINING_OVER_DAYS);
    if (chance.happens(joining)) {
      joinDay[person] = chance.nextInt(settings.days());
      // Who comes for the first time comes because there is something to buy.
      marketUntil[person] = joinDay[person] + 1 + chance.nextGeometric(0.15);
      return;
    }
    joinDay[person] = -1 - chance.nextInt(LONGEST_TENURE);
    registered[person] = chance.happens(REGISTERED_AT_START);
    knownDevices[person] = (byte) (registered[person] ? 1 : 0);
    orders[person] = 0;
  }

  private static float clamp(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }

  boolean isThere(int person, int day) {
    return day >= joinDay[person] && day < leftDay[person];
  }

  boolean knows(int person, int device) {
    return (knownDevices[person] & 1 << device) != 0;
  }

  void learn(int person, int device) {
    knownDevices[person] |= (byte) (1 << device);
  }

  void shiftSatisfaction(int person, double by) {
    satisfaction[person] = clamp(satisfaction[person] + by);
  }

  static String customerId(int person) {
    return "c" + person;
  }

  static String anonymousId(int person, int device) {
    return "a" + person + "-" + device;
  }
}
