package io.waymark.testkit.demo;

import io.waymark.core.event.EventKind;

/** What people do on a visit, from the first click to the till. */
final class Sessions {

  static final double SEARCHES = 0.62;
  static final double ADDS_TO_CART = 0.28;
  static final double CHECKS_OUT = 0.5;
  static final double REGISTERS = 0.22;
  static final double LOGS_IN = 0.35;

  private static final long MINUTE = 60_000;
  private static final String[] FEATURES = {"wishlist", "price_alert", "app", "compare"};

  private final Population people;
  private final EventSink sink;
  private final Orders orders;

  Sessions(Population people, EventSink sink) {
    this.people = people;
    this.sink = sink;
    this.orders = new Orders(people);
  }

  /**
   * A visit of one of our people.
   *
   * @param channel where it came from
   * @param recorded whether the first click is recorded
   * @param buys whether it ends with an order
   */
  void visit(
      int person,
      int day,
      long ts,
      DemoChannel channel,
      boolean recorded,
      boolean buys,
      Chance chance) {
    int device = chance.happens(0.7) ? 0 : chance.nextInt(people.devices[person]);
    String session = "s" + person + "-" + ++people.sessions[person];
    Draft draft = new Draft(sink, session);
    Who who = whoIs(person, device);
    int campaign = chance.nextInt(Math.max(1, channel.campaigns));
    if (recorded) {
      draft.touch(who, ts, channel, campaign);
    }
    long now = browse(draft, who, ts, chance);
    who = introduce(person, device, draft, who, now, buys, chance);
    now = useFeatures(person, draft, who, now, chance);
    if (buys || chance.happens(ADDS_TO_CART)) {
      now += pause(chance);
      draft.engage(who, now, "add_to_cart");
      finish(person, day, draft, who, now, buys, chance);
    }
  }

  /** Somebody whom we never learn to know. */
  void passBy(String id, long ts, DemoChannel channel, Chance chance) {
    Draft draft = new Draft(sink, "s" + id);
    Who who = new Who("", id, Who.deviceName(chance.nextInt(3)), Who.regionName(chance.nextInt(6)));
    draft.touch(who, ts, channel, chance.nextInt(3));
    browse(draft, who, ts, chance);
  }

  /** A machine that says so. */
  void crawl(String id, long ts, String userAgent, int pages, Chance chance) {
    Draft draft = new Draft(sink, "s" + id);
    Who who = new Who("", id, "desktop", "US");
    for (int page = 0; page < pages; page++) {
      draft.crawl(who, ts + page * 2_000L, "page:/p" + chance.nextInt(900), userAgent);
    }
  }

  private Who whoIs(int person, int device) {
    return new Who(
        people.knows(person, device) ? Population.customerId(person) : "",
        Population.anonymousId(person, device),
        Who.deviceName((device + person) % 3),
        Who.regionName(people.region[person]));
  }

  private long browse(Draft draft, Who who, long ts, Chance chance) {
    long now = ts;
    if (chance.happens(SEARCHES)) {
      now += pause(chance);
      draft.engage(who, now, "search");
    }
    if (chance.happens(0.8)) {
      now += pause(chance);
      draft.engage(who, now, "product_view");
    }
    return now;
  }

  /** Registers or logs in; from then on the shop knows who is at this device. */
  private Who introduce(
      int person, int device, Draft draft, Who who, long ts, boolean buys, Chance chance) {
    if (people.knows(person, device)) {
      return who;
    }
    boolean isNew = !people.registered[person];
    if (!buys && !chance.happens(isNew ? REGISTERS : LOGS_IN)) {
      return who;
    }
    people.registered[person] = true;
    people.learn(person, device);
    Who known = who.known(Population.customerId(person));
    draft.say(known, EventKind.IDENTIFY, isNew ? "sign_up" : "log_in", ts + 500, "{}");
    if (isNew) {
      draft.say(
          known,
          EventKind.CONSENT,
          "consent",
          ts + 600,
          "{\"analytics\":true,\"advertising\":" + people.advertising[person] + "}");
    }
    return known;
  }

  private long useFeatures(int person, Draft draft, Who who, long ts, Chance chance) {
    if (who.customerId().isEmpty() || !chance.happens(0.6 * people.featureUse[person])) {
      return ts;
    }
    long now = ts + pause(chance);
    draft.engage(who, now, "feature:" + FEATURES[chance.nextInt(FEATURES.length)]);
    return now;
  }

  private void finish(
      int person, int day, Draft draft, Who who, long ts, boolean buys, Chance chance) {
    if (buys || chance.happens(CHECKS_OUT)) {
      long now = ts + pause(chance);
      draft.engage(who, now, "checkout");
      if (buys) {
        orders.place(person, day, who, now + MINUTE, draft, chance);
      }
    }
  }

  /** Seconds to minutes between two clicks. */
  private static long pause(Chance chance) {
    return 5_000 + (long) (chance.nextDouble() * 2 * MINUTE);
  }
}
