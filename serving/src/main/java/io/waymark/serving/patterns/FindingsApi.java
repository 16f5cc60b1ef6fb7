package io.waymark.serving.patterns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Provenance;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/patterns/{id}/matches|dead-ends|stats}: what a pattern found.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/patterns/abandoned-cart/dead-ends?range=last_7_days&limit=1'
 *
 * {"pattern":"abandoned-cart","dead_ends":[{"version":1,"mode":"live","person":"c1",
 *   "customer":true,"ts":"2026-11-01T10:00:00.000Z",...}],"next_cursor":null,
 *  "as_of":"2026-11-01T12:00:00.000Z","completeness":1.0,...}
 * }</pre>
 */
public final class FindingsApi {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 10_000;

  private final PatternStore store;
  private final FindingsQueries queries;
  private final Standpoint standpoint;

  /** The API over those. */
  public FindingsApi(PatternStore store, FindingsQueries queries, Standpoint standpoint) {
    this.store = store;
    this.queries = queries;
    this.standpoint = standpoint;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(PatternsApi.ONE + "/matches", Access.READ, this::matches).cached(),
        Route.get(PatternsApi.ONE + "/dead-ends", Access.READ, this::deadEnds).cached(),
        Route.get(PatternsApi.ONE + "/stats", Access.READ, this::stats).cached());
  }

  record Matches(
      String pattern,
      List<FoundJourney> matches,
      @Nullable String nextCursor,
      @JsonUnwrapped Provenance provenance) {}

  record DeadEnds(
      String pattern,
      List<FoundJourney> deadEnds,
      @Nullable String nextCursor,
      @JsonUnwrapped Provenance provenance) {}

  /** What a version found in the whole range. */
  record OfVersion(int version, long matches, long deadEnds) {}

  record Stats(
      String pattern,
      List<FindingsQueries.Day> days,
      List<OfVersion> versions,
      List<FindingsQueries.Failure> failures,
      @JsonUnwrapped Provenance provenance) {}

  private Answer matches(Call call) {
    return findings(call, false);
  }

  private Answer deadEnds(Call call) {
    return findings(call, true);
  }

  private Answer findings(Call call, boolean deadEnds) {
    call.allowParameters(
        "from", "to", "range", "version", "mode", "person", "limit", "cursor", "format");
    String pattern = call.pathParameter("id");
    DateRange range = standpoint.range(call);
    FindingsQueries.Wanted wanted =
        new FindingsQueries.Wanted(
            deadEnds,
            pattern,
            range,
            call.number("version", 0, 1, Integer.MAX_VALUE),
            mode(call),
            call.parameter("person", ""));
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    FindingCursor after = FindingCursor.parse(call.parameter("cursor", ""));
    FindingsExport.Format format = FindingsExport.Format.of(call.parameter("format", "json"));
    requireKnown(call);
    Optional<Instant> complete = standpoint.complete();
    List<FoundJourney> found = queries.page(call.caller().tenant(), wanted, after, limit + 1);
    boolean more = found.size() > limit;
    List<FoundJourney> page = more ? found.subList(0, limit) : found;
    String next = more ? page.get(limit - 1).cursor().text() : null;
    if (format != FindingsExport.Format.JSON) {
      return FindingsExport.answer(format, page, next);
    }
    Instant first = page.isEmpty() ? Times.END : page.get(page.size() - 1).ts();
    Provenance provenance =
        provenance(call, Metric.PATTERN_FINDINGS, range.orFrom(first), complete);
    return Answer.json(
        deadEnds
            ? new DeadEnds(pattern, page, next, provenance)
            : new Matches(pattern, page, next, provenance));
  }

  private static String mode(Call call) {
    String mode = call.parameter("mode", "");
    if (!mode.matches("|shadow|canary|live")) {
      throw Problems.invalidParameter(
          "mode", "is '" + Problems.shown(mode) + "'", "give shadow, canary or live");
    }
    return mode;
  }

  private void requireKnown(Call call) {
    PatternsService.known(store, call.caller().tenant(), call.pathParameter("id"));
  }

  private Answer stats(Call call) {
    call.allowParameters(DateRange.PARAMETERS);
    DateRange range = standpoint.range(call);
    requireKnown(call);
    Optional<Instant> complete = standpoint.complete();
    var zone = standpoint.view(call.caller()).zone();
    String pattern = call.pathParameter("id");
    List<FindingsQueries.Day> days = queries.days(call.caller().tenant(), pattern, range, zone);
    Instant first =
        days.stream()
            .map(day -> LocalDate.parse(day.day()).atStartOfDay(zone).toInstant())
            .min(Comparator.naturalOrder())
            .orElse(Times.END);
    Provenance provenance = provenance(call, Metric.PATTERN_STATS, range.orFrom(first), complete);
    List<FindingsQueries.Failure> failures = queries.failures(call.caller().tenant(), pattern);
    return Answer.json(new Stats(pattern, days, versions(days), failures, provenance));
  }

  private Provenance provenance(
      Call call, Metric metric, DateRange range, Optional<Instant> complete) {
    return standpoint.provenance(metric, standpoint.view(call.caller()), range, complete);
  }

  private static List<OfVersion> versions(List<FindingsQueries.Day> days) {
    TreeMap<Integer, OfVersion> versions = new TreeMap<>();
    for (FindingsQueries.Day day : days) {
      versions.merge(
          day.version(),
          new OfVersion(day.version(), day.matches(), day.deadEnds()),
          (a, b) ->
              new OfVersion(a.version(), a.matches() + b.matches(), a.deadEnds() + b.deadEnds()));
    }
    return List.copyOf(versions.values());
  }
}
