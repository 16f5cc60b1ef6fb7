package io.waymark.testkit.demo;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.List;

/** What happens on a day beside the customers: visitors, crawlers and the bills of the channels. */
final class Bystanders {

  /** Visitors a day for each customer of the base. */
  static final double VISITORS = 0.0009;

  static final double CRAWLERS = 0.000012;

  private static final String[] USER_AGENTS = {
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"
  };

  private static final double[] ARRIVALS =
      Chance.cumulated(0.22, 0.18, 0.08, 0, 0.05, 0, 0.32, 0.07, 0.08);

  private static final int COST_PER_THOUSAND = 4;
  private static final long CENT = 100;

  private final DemoSettings settings;
  private final List<Anomaly> anomalies;
  private final Sessions sessions;
  private final MediaPlan plan;
  private final EventSink sink;

  Bystanders(
      DemoSettings settings,
      List<Anomaly> anomalies,
      Sessions sessions,
      MediaPlan plan,
      EventSink sink) {
    this.settings = settings;
    this.anomalies = anomalies;
    this.sessions = sessions;
    this.plan = plan;
    this.sink = sink;
  }

  void pass(int day) {
    long epochDay = settings.firstDay() + day;
    visitors(epochDay);
    crawlers(epochDay);
    for (DemoChannel channel : DemoChannel.ALL) {
      if (plan.spend(channel, day) > 0) {
        bill(channel, day, epochDay);
      }
    }
  }

  private void visitors(long epochDay) {
    Chance chance = Chance.of(settings.seed(), "visitors", epochDay, 0);
    double mean = settings.customers() * VISITORS * Calendar.activity(epochDay);
    int count = around(mean, chance);
    for (int i = 0; i < count; i++) {
      DemoChannel channel = DemoChannel.ALL.get(chance.nextIndex(ARRIVALS));
      sessions.passBy("v" + epochDay + "-" + i, timeOf(epochDay, chance), channel, chance);
    }
    crowd(epochDay, mean, chance);
  }

  private void crowd(long epochDay, double mean, Chance chance) {
    for (Anomaly anomaly : anomalies) {
      if (anomaly.type() == Anomaly.Type.TRAFFIC_SPIKE
          && anomaly.fromMs() / DemoSettings.DAY == epochDay) {
        int count = (int) (mean * anomaly.factor());
        long length = anomaly.toMs() - anomaly.fromMs();
        for (int i = 0; i < count; i++) {
          long ts = anomaly.fromMs() + (long) (chance.nextDouble() * length);
          sessions.passBy("w" + epochDay + "-" + i, ts, DemoChannel.REFERRAL, chance);
        }
      }
    }
  }

  private void crawlers(long epochDay) {
    Chance chance = Chance.of(settings.seed(), "crawlers", epochDay, 0);
    int count = around(settings.customers() * CRAWLERS, chance);
    for (int i = 0; i < count; i++) {
      String agent = USER_AGENTS[chance.nextInt(USER_AGENTS.length)];
      int pages = 5 + chance.nextInt(40);
      sessions.crawl("b" + epochDay + "-" + i, timeOf(epochDay, chance), agent, pages, chance);
    }
  }

  private void bill(DemoChannel channel, int day, long epochDay) {
    Chance chance = Chance.of(settings.seed(), "bill-" + channel.wireName(), epochDay, 0);
    double factor = spendFactor(channel, epochDay * DemoSettings.DAY);
    double left = plan.spend(channel, day) * factor;
    for (int campaign = 0; campaign < channel.campaigns; campaign++) {
      boolean last = campaign == channel.campaigns - 1;
      double part = last ? left : left * (0.3 + 0.4 * chance.nextDouble());
      left -= part;
      sink.happened(spend(channel, campaign, epochDay, StrictMath.round(part * 100) * CENT));
    }
  }

  private static Event spend(DemoChannel channel, int campaign, long epochDay, long cost) {
    long ts = epochDay * DemoSettings.DAY + 23 * 3_600_000L;
    return new Event(
        "b-" + epochDay + "-" + channel.campaign(campaign),
        "",
        "",
        "",
        EventKind.SPEND,
        "spend",
        channel.wireName(),
        channel.campaign(campaign),
        "",
        "",
        ts,
        "",
        "",
        0,
        "EUR",
        cost,
        cost / 10 / COST_PER_THOUSAND,
        Event.NO_PROPERTIES);
  }

  private double spendFactor(DemoChannel channel, long dayMs) {
    for (Anomaly anomaly : anomalies) {
      if (anomaly.type() == Anomaly.Type.SPEND_SPIKE
          && anomaly.channel().equals(channel.wireName())
          && anomaly.covers(dayMs)) {
        return anomaly.factor();
      }
    }
    return 1;
  }

  private static int around(double mean, Chance chance) {
    double drawn = mean + StrictMath.sqrt(mean) * chance.nextNormal();
    int whole = (int) Math.max(0, Math.floor(drawn));
    return whole + (chance.happens(drawn - whole) ? 1 : 0);
  }

  private static long timeOf(long epochDay, Chance chance) {
    return epochDay * DemoSettings.DAY + Calendar.timeOfDay(chance);
  }
}
