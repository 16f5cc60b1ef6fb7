package io.waymark.serving.patterns;

import io.waymark.serving.access.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where patterns and backtests are kept. */
public interface PatternStore {

  /** Patterns of a tenant by id, one more than the page may have. */
  List<StoredPattern> page(String tenant, Page page);

  /** One of the tenant's, unless it was removed. */
  Optional<StoredPattern> find(String tenant, String id);

  /** Changes one pattern in one transaction, one change after the other. */
  <T> T change(String tenant, String id, Function<PatternChange, T> work);

  /** Backtests of a pattern, newest first, one more than the page may have. */
  List<Backtest> backtests(String tenant, String pattern, Page page);

  /** One backtest. */
  Optional<Backtest> backtest(String tenant, String pattern, String backtest);

  /** Wants one to end. */
  void cancel(String tenant, String backtest);
}
