package io.waymark.serving.patterns;

import io.waymark.serving.http.Route;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything below {@code /api/v1/patterns}.
 *
 * @param definitions what patterns say
 * @param life what becomes of them
 * @param backtests what they would have found
 */
public record PatternRoutes(PatternsApi definitions, LifeApi life, BacktestsApi backtests) {

  /** Over that store. */
  public static PatternRoutes over(PatternStore store, Clock clock) {
    return new PatternRoutes(
        new PatternsApi(new PatternsService(store, clock)),
        new LifeApi(new LifeService(store, clock)),
        new BacktestsApi(new BacktestsService(store, clock)));
  }

  /** The routes; those of fixed names stand before those with ids. */
  public List<Route> routes() {
    return Stream.of(definitions.routes(), life.routes(), backtests.routes())
        .flatMap(List::stream)
        .toList();
  }
}
