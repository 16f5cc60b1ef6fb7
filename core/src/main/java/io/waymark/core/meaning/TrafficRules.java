package io.waymark.core.meaning;

import io.waymark.core.ingest.BotAgents;
import io.waymark.core.ingest.Network;
import io.waymark.core.ingest.TrafficFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Which traffic is not of customers.
 *
 * @param filter bots by their user agent, and our own by id and network
 * @param perMinute most events of one person in a minute that are taken for a person's; 0 for any
 */
record TrafficRules(TrafficFilter filter, int perMinute) {
  private static final int MAX_PER_MINUTE = 100_000;

  static TrafficRules read(Section traffic) {
    traffic.only("bots", "user_agents", "ids", "networks", "max_events_per_minute");
    TrafficFilter filter =
        new TrafficFilter(
            traffic.texts("user_agents"), new HashSet<>(traffic.texts("ids")), networks(traffic));
    return new TrafficRules(
        traffic.flag("bots", true) ? filter.and(BotAgents.SHIPPED) : filter, perMinute(traffic));
  }

  private static int perMinute(Section traffic) {
    String name = "max_events_per_minute";
    if (!traffic.has(name)) {
      return 0;
    }
    BigDecimal limit = traffic.decimal(name);
    if (limit.stripTrailingZeros().scale() > 0
        || limit.signum() == 0
        || limit.compareTo(BigDecimal.valueOf(MAX_PER_MINUTE)) > 0) {
      throw new InvalidMeaningException(
          traffic.at(name),
          limit
              + " is no whole number from 1 to "
              + MAX_PER_MINUTE
              + "; leave it out for no limit");
    }
    return limit.intValueExact();
  }

  private static List<Network> networks(Section traffic) {
    List<Network> networks = new ArrayList<>();
    for (String text : traffic.texts("networks")) {
      try {
        networks.add(Network.parse(text));
      } catch (IllegalArgumentException e) {
        throw new InvalidMeaningException(traffic.at("networks"), String.valueOf(e.getMessage()));
      }
    }
    return networks;
  }
}
