package io.waymark.serving.patterns;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Standpoint;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/patterns/{id}/matches|dead-ends|stats}: what a pattern found.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/patterns/abandoned-cart/dead-ends?range=last_7_days&limit=1'
 *
 * {"pattern":"abandoned-cart","as_of":"2026-11-01T12:00:00.000Z","dead_ends":[{"version":1,
 *   "mode":"live","person":"c1","customer":true,"ts":"2026-11-01T10:00:00.000Z",...}],
 *  "next_cursor":null}
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
      @Nullable Instant asOf,
      List<FoundJourney> matches,
      @Nullable String nextCursor) {}

  record DeadEnds(
      String pattern,
      @Nullable Instant asOf,
      List<FoundJourney> deadEnds,
      @Nullable String nextCursor) {}

  /** What a version found in the whole range. */
  record OfVersion(int version, long matches, long deadEnds) {}

  record Stats(
      String pattern,
      @Nullable Instant asOf,
      String tenantTimeZone,
      List<FindingsQueries.Day> days,
      List<OfVersion> versions) {}

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
    FindingsQueries.Wanted wanted =
        new FindingsQueries.Wanted(
            deadEnds,
            pattern,
            standpoint.range(call),
            call.number("version", 0, 1, Integer.MAX_VALUE),
            mode(call),
            call.parameter("person", ""));
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    FindingCursor after = FindingCursor.parse(call.parameter("cursor", ""));
    FindingsExport.Format format = FindingsExport.Format.of(call.parameter("format", "json"));
    requireKnown(call);
    Instant asOf = standpoint.complete().orElse(null);
    List<FoundJourney> found = queries.page(call.caller().tenant(), wanted, after, limit + 1);
    boolean more = found.size() > limit;
    List<FoundJourney> page = more ? found.subList(0, limit) : found;
    String next = more ? page.get(limit - 1).cursor().text() : null;
    if (format != FindingsExport.Format.JSON) {
      return FindingsExport.answer(format, page, next);
    }
    return Answer.json(
        deadEnds
            ? new DeadEnds(pattern, asOf, page, next)
            : new Matches(pattern, asOf, page, next));
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
    Instant asOf = standpoint.complete().orElse(null);
    var zone = standpoint.view(call.caller()).zone();
    String pattern = call.pathParameter("id");
    List<FindingsQueries.Day> days = queries.days(call.caller().tenant(), pattern, range, zone);
    return Answer.json(new Stats(pattern, asOf, zone.getId(), days, versions(days)));
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
