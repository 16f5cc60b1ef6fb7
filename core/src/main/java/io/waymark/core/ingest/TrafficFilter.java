package io.waymark.core.ingest;

import io.waymark.core.event.Event;
import io.waymark.core.event.Filtered;
import io.waymark.core.wire.FlatProperties;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps declared bots and internal traffic out of every figure: by user agent, by id, by network.
 * The user agent and the address are the properties {@code user_agent} and {@code ip}.
 */
public final class TrafficFilter {
  private static final String USER_AGENT = "user_agent";
  private static final String IP = "ip";

  private final Predicate<String> bots;
  private final boolean anyBots;
  private final Set<String> ids;
  private final List<Network> networks;

  private TrafficFilter(
      Predicate<String> bots, boolean anyBots, Set<String> ids, List<Network> networks) {
    this.bots = bots;
    this.anyBots = anyBots;
    this.ids = Set.copyOf(ids);
    this.networks = List.copyOf(networks);
  }

  /**
   * @param userAgents texts that a declared bot's user agent contains, whatever their case
   * @param ids customer or anonymous ids of our own
   * @param networks ranges of our own
   */
  public TrafficFilter(List<String> userAgents, Set<String> ids, List<Network> networks) {
    this(containsOneOf(userAgents), !userAgents.isEmpty(), ids, networks);
  }

  /** The same filter that keeps out those bots too. */
  public TrafficFilter and(BotAgents more) {
    return new TrafficFilter(bots.or(more::isBot), true, ids, networks);
  }

  private static Predicate<String> containsOneOf(List<String> texts) {
    List<String> lowerTexts = texts.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList();
    return userAgent -> containsOneOf(userAgent.toLowerCase(Locale.ROOT), lowerTexts);
  }

  private static boolean containsOneOf(String lower, List<String> texts) {
    for (String text : texts) {
      if (lower.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** Why the event is kept out, or null where it counts. */
  public @Nullable String reason(Event event) {
    if (!ids.isEmpty() && (ids.contains(event.customerId()) || ids.contains(event.anonymousId()))) {
      return Filtered.INTERNAL_ID;
    }
    if (event.properties().length() < USER_AGENT.length()) {
      return null;
    }
    if (anyBots && bots.test(FlatProperties.text(event.properties(), USER_AGENT))) {
      return Filtered.DECLARED_BOT;
    }
    return !networks.isEmpty() && isInternal(FlatProperties.text(event.properties(), IP))
        ? Filtered.INTERNAL_NETWORK
        : null;
  }

  private boolean isInternal(String address) {
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
