package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tables of one tenant must hold. */
public final class OracleTotals {

  /** Rows of {@code events}, by kind. */
  public final Map<String, Long> events = new TreeMap<>();

  /** Rows of {@code repeated_events}. */
  public long repeated;

  /** Rows of {@code late_events}. */
  public long late;

  /** Rows of {@code filtered_events}. */
  public long filtered;

  /** Rows of {@code rejected_events}, by reason. */
  public final Map<String, Long> rejected = new TreeMap<>();

  /** Distinct purchase keys: rows of {@code journeys} and conversions of the summary. */
  public final Set<String> purchases = new TreeSet<>();

  /** Current rows of {@code journeys}, by purchase key. */
  public final Map<String, OracleJourney> journeys = new TreeMap<>();

  final OraclePaths paths = new OraclePaths();

  /** Gross revenue by currency. */
  public final Map<String, BigDecimal> revenue = new TreeMap<>();

  /** Gross revenue of identified persons by currency. */
  public final Map<String, BigDecimal> revenueIdentified = new TreeMap<>();

  /** Refunded by currency. */
  public final Map<String, BigDecimal> refunds = new TreeMap<>();

  /** Identified persons with a conversion. */
  public final Set<String> buyers = new TreeSet<>();

  /** Current rows of {@code customers}: identified ones begin with {@code c:}, others with v:. */
  public final Map<String, OracleCounts> persons = new TreeMap<>();

  /** Current rows of {@code channel_daily}: hour, channel, campaign, device, region, currency. */
  public final Map<List<String>, OracleCounts> channels =
      new TreeMap<>((a, b) -> String.join("\u0000", a).compareTo(String.join("\u0000", b)));

  /** Rows of {@code spend}: day, channel, campaign, device, region, currency. */
  public final Map<List<String>, OracleSpend> spend =
      new TreeMap<>((a, b) -> String.join("\u0000", a).compareTo(String.join("\u0000", b)));

  /** Mappings by anonymous id: pairs of valid-from (ms) and customer, in order. */
  public final Map<String, List<Map.Entry<Long, String>>> identities = new TreeMap<>();

  /** Rows of {@code events}. */
  public long accepted() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Identified persons. */
  public long customers() {
    return persons.keySet().stream().filter(person -> person.startsWith("c:")).count();
  }

  /** Visitors whom nobody identified. */
  public long anonymousVisitors() {
    return persons.size() - customers();
  }

  void map(String anonymousId, long from, String customer) {
    identities.computeIfAbsent(anonymousId, id -> new ArrayList<>()).add(Map.entry(from, customer));
  }
}
