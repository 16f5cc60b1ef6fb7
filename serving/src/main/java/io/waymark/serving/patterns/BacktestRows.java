package io.waymark.serving.patterns;

import io.waymark.serving.access.Columns;
import io.waymark.serving.access.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The queue of backtests, from the side that asks. */
final class BacktestRows {

  private BacktestRows() {}

  static void insert(
      Handle handle, String tenant, Backtest backtest, String definition, String createdBy) {
    handle
        .createUpdate(
            """
            insert into backtests
                (id, tenant, pattern, version, definition, from_ts, to_ts, created, created_by)
            values
                (:id, :tenant, :pattern, :version, :definition, :from, :to, :created, :by)
            """)
        .bind("id", backtest.id())
        .bind("tenant", tenant)
        .bind("pattern", backtest.pattern())
        .bind("version", backtest.version())
        .bind("definition", definition)
        .bind("from", PatternRows.at(backtest.from()))
        .bind("to", PatternRows.at(backtest.to()))
        .bind("created", PatternRows.at(backtest.created()))
        .bind("by", createdBy)
        .execute();
  }

  static Optional<Backtest> find(Handle handle, String tenant, String pattern, String id) {
    return handle
        .createQuery(
            "select * from backtests where tenant = :tenant and pattern = :pattern and id = :id")
        .bind("tenant", tenant)
        .bind("pattern", pattern)
        .bind("id", id)
        .map((row, context) -> backtest(row))
        .findOne();
  }

  static List<Backtest> page(Handle handle, String tenant, String pattern, Page page) {
    return handle
        .createQuery(
            """
            select * from backtests
            where tenant = :tenant and pattern = :pattern
              and (:after = '' or
                   (created, id) < (select created, id from backtests
                                    where tenant = :tenant and id = :after))
            order by created desc, id desc
            limit :limit
            """)
        .bind("tenant", tenant)
        .bind("pattern", pattern)
        .bind("after", page.after())
        .bind("limit", page.limit() + 1)
        .map((row, context) -> backtest(row))
        .list();
  }

  /** One that waits ends at once; one that runs when its worker hears of it. */
  static int cancel(Handle handle, String tenant, String id) {
    return handle
        .createUpdate(
            """
            update backtests
            set cancel = true,
                finished = case when state = 'waiting' then now() else finished end,
                state = case when state = 'waiting' then 'cancelled' else state end
            where tenant = :tenant and id = :id and state in ('waiting', 'running')
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .execute();
  }

  private static Backtest backtest(ResultSet row) throws SQLException {
    return new Backtest(
        row.getString("id"),
        row.getString("pattern"),
        row.getInt("version"),
        Columns.time(row, "from_ts"),
        Columns.time(row, "to_ts"),
        row.getString("state"),
        row.getDouble("progress"),
        row.getString("step"),
        Columns.time(row, "created"),
        Columns.timeOrNull(row, "started"),
        Columns.timeOrNull(row, "finished"),
        row.getString("result"),
        row.getString("error"));
  }
}
