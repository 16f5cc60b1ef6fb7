package io.waymark.testkit.demo;

import java.util.List;

/** Lets the days of the shop pass, one after the other; what happens goes to the sink. */
final class Shop {

  private static final double MARKET_ENDS = 0.14;
  private static final double AGAIN_ON_THE_SAME_DAY = 0.15;
  private static final double LEAVES_MARKET_WITH_ORDER = 0.85;

  private final DemoSettings settings;
  private final MediaPlan plan;
  private final List<Anomaly> anomalies;
  private final TrueEffects truth;
  private final Population people;
  private final Sessions sessions;
  private final Support support;
  private final Bystanders bystanders;
  private final BuyingChance buying;
  private final Chance chance = Chance.of(0, "", 0, 0);
  private final double[] orderValue = new double[Segment.values().length];

  /** Opens the shop for that many days, which may be more than the history has. */
  Shop(DemoSettings settings, int days, EventSink sink) {
    this.settings = settings;
    this.plan = new MediaPlan(settings, days);
    this.anomalies = Anomaly.draw(settings, days);
    this.truth = new TrueEffects(days);
    this.people = new Population(settings);
    this.sessions = new Sessions(people, sink);
    this.support = new Support(people, sink);
    this.bystanders = new Bystanders(settings, anomalies, sessions, plan, sink);
    this.buying = new BuyingChance(settings.nullChannel());
    for (Segment segment : Segment.values()) {
      orderValue[segment.ordinal()] = Orders.meanValue(segment);
    }
  }

  /** Everything that begins on that day. */
  void pass(int day) {
    long key = Chance.key(settings.seed(), "day", settings.firstDay() + day);
    DayRates rates = new DayRates(settings, plan, day);
    double activity = Calendar.activity(settings.firstDay() + day);
    for (int person = 0; person < people.size; person++) {
      if (people.isThere(person, day)) {
        chance.move(key, person);
        pass(person, day, rates, activity);
      }
    }
    bystanders.pass(day);
  }

  private void pass(int person, int day, DayRates rates, double activity) {
    if (Leaving.decides(people, person, day)) {
      Leaving.decide(people, person, day, chance);
    }
    remember(person, day);
    boolean inMarket = isInMarket(person, day, activity);
    Segment segment = people.segment[person];
    DemoChannel channel = null;
    long ts = 0;
    // All visits but the last are written at once: only the last of a day can end with an order.
    if (chance.happens(rates.visits(segment, inMarket))) {
      channel = meet(person, day, rates, inMarket);
      ts = timeOf(day);
      if (chance.happens(AGAIN_ON_THE_SAME_DAY)) {
        visit(person, day, ts, channel, false);
        channel = meet(person, day, rates, inMarket);
        ts = Math.max(ts + 3_600_000, timeOf(day));
      }
    }
    if (inMarket) {
      ts = channel == null ? timeOf(day) : ts;
      if (buys(person, day, ts, activity)) {
        visit(person, day, ts, channel == null ? DemoChannel.DIRECT : channel, true);
        return;
      }
    }
    if (channel != null) {
      visit(person, day, ts, channel, false);
    }
  }

  private void remember(int person, int day) {
    if (day == people.lateDay[person]) {
      people.latePayments[person]++;
      people.lateLoad[person] += 1;
      people.shiftSatisfaction(person, -0.05);
    }
    if (day == people.ticketDay[person] && people.registered[person]) {
      support.open(person, day, timeOf(day), chance);
    }
  }

  private boolean isInMarket(int person, int day, double activity) {
    double begins = people.episodesPerDay[person] * activity;
    boolean starts = chance.happens(begins);
    if (day < people.marketUntil[person]) {
      return true;
    }
    if (starts) {
      people.marketUntil[person] = day + 1 + chance.nextGeometric(MARKET_ENDS);
    }
    return starts;
  }

  private DemoChannel meet(int person, int day, DayRates rates, boolean inMarket) {
    DemoChannel channel = rates.channel(people.segment[person], inMarket, chance);
    boolean mailed = people.registered[person] && people.advertising[person];
    DemoChannel met =
        channel == DemoChannel.EMAIL && !mailed ? DemoChannel.ORGANIC_SEARCH : channel;
    people.carryOver.touch(met, person, day);
    return met;
  }

  private boolean buys(int person, int day, long ts, double activity) {
    if (isOff(Anomaly.Type.CHECKOUT_OUTAGE, "", ts)) {
      return false;
    }
    // Holidays and seasons already bring more people into the market; half of it works again here.
    double mood = StrictMath.sqrt(activity);
    buying.of(people, person, day, mood, plan.pressure(DemoChannel.VIDEO, day));
    truth.add(day, buying, orderValue[people.segment[person].ordinal()]);
    boolean bought = chance.happens(buying.chance());
    if (bought && chance.happens(LEAVES_MARKET_WITH_ORDER)) {
      people.marketUntil[person] = day;
    }
    return bought;
  }

  private void visit(int person, int day, long ts, DemoChannel channel, boolean buys) {
    boolean recorded = !isOff(Anomaly.Type.TRACKING_OUTAGE, channel.wireName(), ts);
    sessions.visit(person, day, ts, channel, recorded, buys, chance);
  }

  private boolean isOff(Anomaly.Type type, String channel, long ts) {
    for (Anomaly anomaly : anomalies) {
      if (anomaly.type() == type && anomaly.channel().equals(channel) && anomaly.covers(ts)) {
        return true;
      }
    }
    return false;
  }

  private long timeOf(int day) {
    return (settings.firstDay() + day) * DemoSettings.DAY + Calendar.timeOfDay(chance);
  }

  Population people() {
    return people;
  }

  TrueEffects truth() {
    return truth;
  }

  MediaPlan plan() {
    return plan;
  }

  List<Anomaly> anomalies() {
    return anomalies;
  }
}
