package io.waymark.serving.dashboard;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.AsOf;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a summary out of the tables' figures. */
public final class SummaryService {

  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final int MAX_POINTS = 10_000;
  private static final int MAX_PARTS = 200;

  private final SummaryQueries queries;
  private final AsOf asOf;

  /** A service over those queries. */
  public SummaryService(SummaryQueries queries, AsOf asOf) {
    this.queries = queries;
    this.asOf = asOf;
  }

  Summary summary(Caller caller, SummaryRequest request) {
    Instant complete = asOf.read().orElse(null);
    FigureTable table = queries.series(caller, request);
    String currency = currency(caller, request, table.total().currencies());
    return new Summary(
        Summary.Totals.of(table.total(), currency),
        series(table, request.grain(), currency),
        breakdown(caller, request, currency),
        complete);
  }

  /** The one asked for, else the only one in range, else the tenant's own. */
  private static String currency(Caller caller, SummaryRequest request, Set<String> inRange) {
    if (!request.currency().isEmpty()) {
      return request.currency();
    }
    return inRange.size() == 1 ? inRange.iterator().next() : caller.baseCurrency();
  }

  private static List<Summary.Point> series(FigureTable table, Grain grain, String currency) {
    TreeMap<Instant, Figures> points = new TreeMap<>();
    table
        .keyed()
        .forEach((key, figures) -> points.put(Instant.ofEpochSecond(key.bucket()), figures));
    if (points.isEmpty()) {
      return List.of();
    }
    Instant last = points.lastKey();
    requireFewPoints(grain.points(points.firstKey(), last, ZONE), grain);
    List<Summary.Point> series = new ArrayList<>();
    for (Instant at = points.firstKey(); !at.isAfter(last); at = grain.next(at, ZONE)) {
      Figures figures = points.getOrDefault(at, new Figures());
      series.add(Summary.Point.of(at, figures, currency));
    }
    return series;
  }

  private static void requireFewPoints(long points, Grain grain) {
    if (points > MAX_POINTS) {
      throw Problems.invalidParameter(
          "grain",
          grain.wireName() + " makes " + points + " points, the limit is " + MAX_POINTS,
          "choose a coarser grain or a shorter range");
    }
  }

  private Summary.@Nullable Breakdown breakdown(
      Caller caller, SummaryRequest request, String currency) {
    if (request.by().isEmpty()) {
      return null;
    }
    Dimension by = request.by().get();
    Map<FigureTable.Key, Figures> values = queries.split(caller, request, by).keyed();
    List<Summary.Part> rows =
        values.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> -entry.getValue().events))
            .limit(MAX_PARTS)
            .map(entry ->
                new Summary.Part(
                    entry.getKey().value(), Summary.Totals.of(entry.getValue(), currency)))
            .toList();
    return new Summary.Breakdown(by.wireName(), values.size(), rows);
  }
}
