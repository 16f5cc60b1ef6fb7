package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The touches and purchases of every person of one tenant, and the journeys they make. */
final class OraclePaths {

  private static final long LOOKBACK_MS = 90 * 86_400_000L;
  private static final long SURELY_OPEN_MS = 86_400_000L;

  private final Map<String, List<OracleEvent>> touches = new HashMap<>();
  private final Map<String, Map<String, List<OracleEvent>>> purchases = new HashMap<>();
  private final Map<String, Long> lastJoined = new HashMap<>();

  /** An anonymous id became this customer's, with all that had happened under it. */
  void joined(String customer, long ts) {
    lastJoined.merge("c:" + customer, ts, Math::max);
  }

  void add(OracleEvent event, String person) {
    if (event.kind().equals("touch")) {
      touches.computeIfAbsent(person, p -> new ArrayList<>()).add(event);
    } else if (event.kind().equals("conversion")) {
      purchases
          .computeIfAbsent(person, p -> new HashMap<>())
          .computeIfAbsent(event.purchaseKey(), key -> new ArrayList<>())
          .add(event);
    }
  }

  void putJourneys(Map<String, OracleJourney> journeys) {
    purchases.forEach((person, ofPerson) -> putJourneys(person, ofPerson, journeys));
  }

  private void putJourneys(
      String person, Map<String, List<OracleEvent>> ofPerson, Map<String, OracleJourney> journeys) {
    List<OracleEvent> path = touches.getOrDefault(person, List.of());
    List<OracleEvent> beginnings = new ArrayList<>();
    ofPerson.values().forEach(lines -> beginnings.add(earliest(lines)));
    beginnings.sort(LineOracle.BY_TIME);
    for (int i = 0; i < beginnings.size(); i++) {
      OracleEvent at = beginnings.get(i);
      List<OracleEvent> lines = ofPerson.getOrDefault(at.purchaseKey(), List.of());
      int count = 0;
      for (OracleEvent touch : path) {
        boolean after = i == 0 || LineOracle.BY_TIME.compare(touch, beginnings.get(i - 1)) > 0;
        boolean upTo = LineOracle.BY_TIME.compare(touch, at) <= 0;
        count += after && upTo && touch.ts() >= at.ts() - LOOKBACK_MS ? 1 : 0;
      }
      boolean settled = lastJoined.getOrDefault(person, 0L) > at.ts() + SURELY_OPEN_MS;
      BigDecimal revenue =
          lines.stream().map(e -> e.amount("revenue")).reduce(BigDecimal.ZERO, BigDecimal::add);
      journeys.put(
          at.purchaseKey(),
          new OracleJourney(at.ts(), revenue, at.get("currency"), count, settled));
    }
  }

  private static OracleEvent earliest(List<OracleEvent> lines) {
    return lines.stream().min(LineOracle.BY_TIME).orElseThrow();
  }
}
