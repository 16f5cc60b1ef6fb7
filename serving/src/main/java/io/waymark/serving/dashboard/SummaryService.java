package io.waymark.serving.dashboard;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Standpoint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a summary out of the tables' figures. */
public final class SummaryService {

  private static final int MAX_POINTS = 10_000;
  private static final int MAX_PARTS = 200;

  private final SummaryQueries queries;
  private final Standpoint standpoint;

  /** A service over those queries. */
  public SummaryService(SummaryQueries queries, Standpoint standpoint) {
    this.queries = queries;
    this.standpoint = standpoint;
  }

  Summary summary(Caller caller, SummaryRequest request) {
    Optional<Instant> complete = standpoint.complete();
    FigureTable table = queries.series(caller, request);
    String currency = currency(request, table.total().currencies());
    List<Summary.Point> series = series(table, request, currency);
    DateRange range =
        series.isEmpty() ? request.range() : request.range().orFrom(series.get(0).from());
    return new Summary(
        Summary.Totals.of(table.total(), currency),
        converted(caller, request, table),
        GoalFigures.of(queries.goals(caller, request), table.total().customers),
        series,
        breakdown(caller, request, currency),
        standpoint.provenance(Metric.SUMMARY, request.view(), range, complete).in(currency));
  }

  /** A point of a week or month has many days, each with its own rate. */
  private Converted converted(Caller caller, SummaryRequest request, FigureTable series) {
    boolean coarse = request.grain() == Grain.WEEK || request.grain() == Grain.MONTH;
    boolean foreign = !Set.of(request.view().currency()).containsAll(series.total().currencies());
    FigureTable daily = coarse && foreign ? queries.moneyByDay(caller, request) : series;
    return Converted.of(daily.keyed(), request.view());
  }

  /** The one asked for, else the only one in range, else the tenant's own. */
  private static String currency(SummaryRequest request, Set<String> inRange) {
    if (!request.currency().isEmpty()) {
      return request.currency();
    }
    return inRange.size() == 1 ? inRange.iterator().next() : request.view().currency();
  }

  private static List<Summary.Point> series(
      FigureTable table, SummaryRequest request, String currency) {
    Grain grain = request.grain();
    ZoneId zone = request.view().zone();
    TreeMap<Instant, Figures> points = new TreeMap<>();
    table
        .keyed()
        .forEach((key, figures) -> points.put(Instant.ofEpochSecond(key.bucket()), figures));
    if (points.isEmpty()) {
      return List.of();
    }
    Instant last = points.lastKey();
    requireFewPoints(grain.points(points.firstKey(), last, zone), grain);
    for (Instant at = points.firstKey(); at.isBefore(last); at = grain.next(at, zone)) {
      points.putIfAbsent(at, new Figures());
    }
    List<Summary.Point> series = new ArrayList<>();
    points.forEach((at, figures) -> series.add(Summary.Point.of(at, figures, currency)));
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
