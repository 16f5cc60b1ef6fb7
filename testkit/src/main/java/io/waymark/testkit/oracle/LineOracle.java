package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says what the tables of the line must hold after an input, by the words of the event model.
 *
 * <p>Records are given in the order of their partition. Late is what lies beyond the lateness bound
 * behind the newest event or marker before it in its partition; spend is never late, and of the
 * reports of one day the one with the highest version counts, else the last. Of repeats (person and
 * event id) the first in its partition counts. An anonymous id belongs to the customer that the
 * newest identify event before it names, and to the first one before that. Inputs on which these
 * words leave a choice (repeats of one id with other content in two partitions, identify events
 * that overtake each other by more than the ordering wait, times within seconds of the bound) are
 * not for this oracle.
 */
public final class LineOracle {

  static final Comparator<OracleEvent> BY_TIME =
      Comparator.comparingLong(OracleEvent::ts)
          .thenComparingInt(OracleEvent::partition)
          .thenComparingLong(OracleEvent::offset);

  private final long latenessMs;
  private final List<String> declaredAgents;
  private final Map<Integer, Long> clocks = new HashMap<>();
  private final List<OracleEvent> inTime = new ArrayList<>();
  private final Map<String, OracleTotals> tenants = new TreeMap<>();

  /**
   * With the bound of lateness and the declared user agents.
   *
   * @param declaredAgents texts that the user agent of a declared bot contains
   */
  public LineOracle(long latenessMs, List<String> declaredAgents) {
    this.latenessMs = latenessMs;
    this.declaredAgents = declaredAgents.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList();
  }

  /** The next record of its partition. */
  public void add(OracleRecord record) {
    String marker = record.header("marker");
    if (!marker.isEmpty()) {
      if (!marker.startsWith("begin:")) {
        raise(record.partition(), Long.parseLong(marker.substring(marker.lastIndexOf(':') + 1)));
      }
      return;
    }
    String refused = record.header("refused");
    if (!refused.isEmpty()) {
      reject(record, refused);
      return;
    }
    try {
      judge(OracleParser.parse(record));
    } catch (OracleParser.Refused e) {
      reject(record, e.code());
    }
  }

  private void reject(OracleRecord record, String code) {
    String tenant = record.header("tenant");
    of(tenant.isEmpty() ? "_unknown" : tenant).rejected.merge(code, 1L, Long::sum);
  }

  private void judge(OracleEvent event) {
    long clock = clocks.getOrDefault(event.partition(), 0L);
    if (event.ts() < clock - latenessMs && !event.kind().equals("spend")) {
      of(event.tenant()).late++;
      return;
    }
    raise(event.partition(), event.ts());
    String agent = event.property("user_agent").toLowerCase(Locale.ROOT);
    if (declaredAgents.stream().anyMatch(agent::contains)) {
      of(event.tenant()).filtered++;
    } else {
      inTime.add(event);
    }
  }

  private void raise(int partition, long ts) {
    clocks.merge(partition, ts, Math::max);
  }

  private OracleTotals of(String tenant) {
    return tenants.computeIfAbsent(tenant, name -> new OracleTotals());
  }

  /** The totals by tenant, after the last record. */
  public Map<String, OracleTotals> totals() {
    mapIdentities();
    // Repeats are byte for byte the same, so the order between partitions does not matter.
    Set<List<String>> seen = new HashSet<>();
    for (OracleEvent event : inTime) {
      OracleTotals totals = of(event.tenant());
      String person = person(event, totals);
      if (seen.add(List.of(event.tenant(), person, event.get("event_id")))) {
        count(event, person, totals);
      } else {
        totals.repeated++;
      }
    }
    inTime.clear();
    tenants.values().forEach(totals -> totals.paths.putJourneys(totals.journeys));
    return tenants;
  }

  private void mapIdentities() {
    List<OracleEvent> ordered = new ArrayList<>(inTime);
    ordered.sort(BY_TIME);
    for (OracleEvent event : ordered) {
      String anonymous = event.get("anonymous_id");
      if (event.kind().equals("identify") && event.isIdentified() && !anonymous.isEmpty()) {
        OracleTotals totals = of(event.tenant());
        List<Map.Entry<Long, String>> known = totals.identities.getOrDefault(anonymous, List.of());
        String customer = event.get("customer_id");
        if (known.isEmpty()) {
          totals.map(anonymous, 0, customer);
          totals.paths.joined(customer, event.ts());
        } else if (!known.get(known.size() - 1).getValue().equals(customer)) {
          totals.map(anonymous, event.ts(), customer);
        }
      }
    }
  }

  private static String person(OracleEvent event, OracleTotals totals) {
    if (event.kind().equals("spend")) {
      return "spend:" + event.get("channel");
    }
    if (event.isIdentified()) {
      return "c:" + event.get("customer_id");
    }
    String anonymous = event.get("anonymous_id");
    String owner = "";
    for (Map.Entry<Long, String> mapping : totals.identities.getOrDefault(anonymous, List.of())) {
      owner = mapping.getKey() <= event.ts() ? mapping.getValue() : owner;
    }
    return owner.isEmpty() ? "v:" + anonymous : "c:" + owner;
  }

  private static void count(OracleEvent event, String person, OracleTotals totals) {
    totals.events.merge(event.kind(), 1L, Long::sum);
    if (event.kind().equals("spend")) {
      totals.spend.merge(day(event), OracleSpend.of(event), OracleSpend::newer);
      return;
    }
    totals.channels.computeIfAbsent(cell(event), key -> new OracleCounts()).add(event);
    totals.persons.computeIfAbsent(person, key -> new OracleCounts()).add(event);
    totals.paths.add(event, person);
    String currency = event.get("currency");
    BigDecimal amount = event.amount("revenue");
    if (event.kind().equals("refund")) {
      totals.refunds.merge(currency, amount, BigDecimal::add);
    }
    if (event.kind().equals("conversion")) {
      totals.purchases.add(event.purchaseKey());
      totals.revenue.merge(currency, amount, BigDecimal::add);
      if (person.startsWith("c:")) {
        totals.buyers.add(person);
        totals.revenueIdentified.merge(currency, amount, BigDecimal::add);
      }
    }
  }

  private static List<String> cell(OracleEvent event) {
    return at(event, ChronoUnit.HOURS);
  }

  private static List<String> day(OracleEvent event) {
    return at(event, ChronoUnit.DAYS);
  }

  private static List<String> at(OracleEvent event, ChronoUnit unit) {
    Instant start = Instant.ofEpochMilli(event.ts()).truncatedTo(unit);
    return List.of(
        start.toString(),
        event.get("channel"),
        event.get("campaign"),
        event.get("device"),
        event.get("region"),
        event.get("currency"));
  }
}
