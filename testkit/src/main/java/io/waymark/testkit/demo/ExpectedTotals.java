package io.waymark.testkit.demo;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.testkit.demo.DemoLine.Fate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a system should count after reading the lines in order of arrival. */
public final class ExpectedTotals {

  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> revenue = new TreeMap<>();
  private final Map<String, Long> refunds = new TreeMap<>();
  private final Map<String, Long> spendByChannel = new TreeMap<>();
  private final Set<String> orders = new HashSet<>();
  private final Set<String> customers = new HashSet<>();
  private final Set<String> buyers = new HashSet<>();
  private final Set<String> identified = new HashSet<>();
  private final Set<String> anonymous = new HashSet<>();

  void add(DemoLine line) {
    fates.merge(line.fate(), 1L, Long::sum);
    if (line.fate() == Fate.ACCEPTED) {
      accept(line.event());
    }
  }

  private void accept(Event event) {
    kinds.merge(event.kind().wireName(), 1L, Long::sum);
    switch (event.kind()) {
      case CONVERSION -> {
        orders.add(event.orderId());
        buyers.add(event.customerId());
        revenue.merge(event.currency(), event.revenue(), Long::sum);
      }
      case REFUND -> refunds.merge(event.currency(), event.revenue(), Long::sum);
      case SPEND -> spendByChannel.merge(event.channel(), event.cost(), Long::sum);
      case IDENTIFY -> identified.add(event.anonymousId());
      default -> {}
    }
    if (event.isIdentified()) {
      customers.add(event.customerId());
    } else if (event.kind() != EventKind.SPEND) {
      anonymous.add(event.anonymousId());
    }
  }

  /** Lines with that fate. */
  public long lines(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  /** All lines. */
  public long lines() {
    return fates.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Accepted events by kind. */
  public Map<String, Long> kinds() {
    return kinds;
  }

  /** Purchases: distinct orders. */
  public long conversions() {
    return orders.size();
  }

  /** Gross revenue in ten-thousandths, by currency. */
  public Map<String, Long> revenue() {
    return revenue;
  }

  /** Refunded in ten-thousandths, by currency. */
  public Map<String, Long> refunds() {
    return refunds;
  }

  /** Spent in ten-thousandths of EUR, by channel. */
  public Map<String, Long> spend() {
    return spendByChannel;
  }

  /** Distinct people who are known by the end. */
  public long customers() {
    return customers.size();
  }

  /** Distinct customers with a purchase. */
  public long buyers() {
    return buyers.size();
  }

  /** Distinct devices of whom nobody knows whose they are. */
  public long anonymousVisitors() {
    return anonymous.stream().filter(id -> !identified.contains(id)).count();
  }
}
