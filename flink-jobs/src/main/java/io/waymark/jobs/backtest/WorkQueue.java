package io.waymark.jobs.backtest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The queue of backtests in PostgreSQL. Taking one skips rows that others are taking; a lease that
 * ran out may be taken again, three times at most. Every write names the worker, so one that lost
 * its lease changes nothing.
 */
final class WorkQueue implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 3;
  private static final String TAKE =
      """
      update backtests
      set state = 'running', worker = ?, attempts = attempts + 1, progress = 0,
          lease = now() + make_interval(secs => ?), started = coalesce(started, now())
      where id = (select id from backtests
                  where not cancel and attempts < ?
                    and (state = 'waiting' or state = 'running' and lease < now())
                  order by created limit 1
                  for update skip locked)
      returning id, tenant, pattern, version, definition,
                (extract(epoch from from_ts) * 1000)::bigint as from_ms,
                (extract(epoch from to_ts) * 1000)::bigint as to_ms
      """;
  private static final String GIVE_UP =
      """
      update backtests
      set state = case when cancel then 'cancelled' else 'failed' end, finished = now(),
          error = case when cancel then null else 'the process that did it ended, three times' end
      where state = 'running' and lease < now() and (cancel or attempts >= ?)
      """;
  private static final String BEAT =
      """
      update backtests set progress = ?, step = ?, lease = now() + make_interval(secs => ?)
      where id = ? and worker = ? and state = 'running' and not cancel
      """;
  private static final String END =
      """
      update backtests set state = ?, error = nullif(?, ''), finished = now()
      where id = ? and worker = ? and state = 'running'
      """;
  private static final String SUCCEED =
      """
      with done as (
          update backtests
          set state = 'succeeded', progress = 1, step = '', result = cast(? as jsonb),
              finished = now()
          where id = ? and worker = ? and state = 'running'
          returning tenant, pattern, version)
      update pattern_versions v
      set state = 'backtested', changed = now()
      from done
      where v.tenant = done.tenant and v.pattern = done.pattern and v.version = done.version
        and v.state = 'validated'
      """;

  private final StoreUrl url;
  private final String worker;
  private final int leaseSeconds;
  private @Nullable Connection connection;

  WorkQueue(String url, String worker, int leaseSeconds) {
    this.url = StoreUrl.parse(url);
    this.worker = worker;
    this.leaseSeconds = leaseSeconds;
  }

  private interface Sql<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /** Takes the oldest backtest that waits, or whose worker is gone. */
  Optional<Work> take() {
    run(
        GIVE_UP,
        statement -> {
          statement.setInt(1, MAX_ATTEMPTS);
          return statement.executeUpdate();
        });
    return run(
        TAKE,
        statement -> {
          statement.setString(1, worker);
          statement.setInt(2, leaseSeconds);
          statement.setInt(3, MAX_ATTEMPTS);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(work(row)) : Optional.empty();
          }
        });
  }

  private static Work work(ResultSet row) throws SQLException {
    return new Work(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("pattern"),
        row.getInt("version"),
        row.getString("definition"),
        row.getLong("from_ms"),
        row.getLong("to_ms"));
  }

  /**
   * A sign of life.
   *
   * @return whether the work is still this process's and still wanted
   */
  boolean beat(Work work, double progress, String step) {
    return run(
            BEAT,
            statement -> {
              statement.setDouble(1, progress);
              statement.setString(2, step);
              statement.setInt(3, leaseSeconds);
              statement.setString(4, work.id());
              statement.setString(5, worker);
              return statement.executeUpdate();
            })
        == 1;
  }

  /** Writes the result; a version that was validated is backtested from now on. */
  void succeed(Work work, String result) {
    run(
        SUCCEED,
        statement -> {
          statement.setString(1, result);
          statement.setString(2, work.id());
          statement.setString(3, worker);
          return statement.executeUpdate();
        });
  }

  /** Ends it without a result. */
  void end(Work work, String state, String error) {
    run(
        END,
        statement -> {
          statement.setString(1, state);
          statement.setString(2, error);
          statement.setString(3, work.id());
          statement.setString(4, worker);
          return statement.executeUpdate();
        });
  }

  private synchronized <T> T run(String sql, Sql<T> work) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      return work.run(statement);
    } catch (SQLException e) {
      close();
      throw new StoreAwayException(e);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      Properties properties = new Properties();
      properties.setProperty("user", url.user());
      properties.setProperty("password", url.password());
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("socketTimeout", "10");
      properties.setProperty("ApplicationName", "waymark-backtest");
      open = DriverManager.getConnection(url.jdbc(), properties);
      connection = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      // It is of no use any more, closed or not.
    }
  }
}
