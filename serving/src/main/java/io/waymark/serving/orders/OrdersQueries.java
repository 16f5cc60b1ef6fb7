package io.waymark.serving.orders;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Caller;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import java.util.List;
import java.util.Map;

/** Reads single orders. */
public final class OrdersQueries {

  private static final TenantQuery ORDER = TenantQuery.load(OrdersQueries.class, "order.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public OrdersQueries(RowReader reader) {
    this.reader = reader;
  }

  /** One row for each currency; none where nobody names the order. */
  List<Row> order(Caller caller, String currency, String orderId) {
    return reader.read(ORDER, caller.tenant(), Map.of("order", orderId, "base", currency));
  }
}
