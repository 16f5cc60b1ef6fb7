package io.waymark.serving.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says, before a version is applied, what it would make of history. */
final class HistoryCheck {

  /** Sections that are looked at when figures are read, whatever their events' time. */
  private static final List<String> READ = List.of("time", "money");

  private final HistoryQueries queries;

  HistoryCheck(HistoryQueries queries) {
    this.queries = queries;
  }

  /**
   * What it would make of it.
   *
   * @param before the document that answers are read by now
   * @param token what confirms exactly this
   */
  History of(String tenant, Proposal proposal, Map<String, Object> before, String token) {
    List<String> readAnew =
        READ.stream()
            .filter(name -> !Objects.equals(before.get(name), proposal.document().get(name)))
            .toList();
    EffectiveFrom from = proposal.effectiveFrom();
    // What begins now lies after everything that was counted, so ClickHouse need not be asked.
    List<History.Counted> decided =
        from.isNow() ? List.of() : queries.counted(tenant, from.instant());
    boolean anyRead =
        !readAnew.isEmpty()
            && (!decided.isEmpty() || !queries.counted(tenant, Instant.EPOCH).isEmpty());
    if (decided.isEmpty() && !anyRead) {
      return History.NONE;
    }
    return new History(
        true,
        token,
        History.sum(decided),
        decided,
        anyRead ? readAnew : List.of(),
        sentences(proposal, decided, anyRead ? readAnew : List.of()));
  }

  private static List<String> sentences(
      Proposal proposal, List<History.Counted> decided, List<String> readAnew) {
    List<String> sentences = new ArrayList<>();
    String from = EffectiveFrom.shown(proposal.effectiveFrom().millis());
    if (!decided.isEmpty()) {
      sentences.add(
          History.sum(decided)
              + " events from "
              + from
              + " on were decided by other versions. Their rows stay as they are and name the"
              + " version that decided them; figures over that time add rows of both.");
      sentences.add(
          "Only a replay of these events into an empty system gives them the new meaning. Events"
              + " of that time that come from now on get it at once.");
    }
    if (!readAnew.isEmpty()) {
      sentences.add(
          "Days, weeks and converted money are cut and converted when figures are read: from the"
              + " moment the version decides, all of history is read by its "
              + String.join(" and ", readAnew)
              + ".");
    }
    return sentences;
  }
}
