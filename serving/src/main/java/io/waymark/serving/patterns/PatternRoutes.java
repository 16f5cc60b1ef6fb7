package io.waymark.serving.patterns;

import io.waymark.serving.http.Route;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Standpoint;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything below {@code /api/v1/patterns}.
 *
 * @param definitions what patterns say
 * @param life what becomes of them
 * @param backtests what they would have found
 * @param findings what they found
 */
public record PatternRoutes(
    PatternsApi definitions, LifeApi life, BacktestsApi backtests, FindingsApi findings) {

  /** Over that store of patterns and that reader of what they found. */
  public static PatternRoutes over(PatternStore store, RowReader rows, Standpoint standpoint) {
    Clock clock = standpoint.clock();
    return new PatternRoutes(
        new PatternsApi(new PatternsService(store, clock)),
        new LifeApi(new LifeService(store, clock)),
        new BacktestsApi(new BacktestsService(store, clock)),
        new FindingsApi(store, new FindingsQueries(rows), standpoint));
  }

  /** The routes; those of fixed names stand before those with ids. */
  public List<Route> routes() {
    return Stream.of(definitions.routes(), life.routes(), backtests.routes(), findings.routes())
        .flatMap(List::stream)
        .toList();
  }
}
