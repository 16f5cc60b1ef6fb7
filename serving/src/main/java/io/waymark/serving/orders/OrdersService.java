package io.waymark.serving.orders;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Money;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts an order together. */
public final class OrdersService {

  private final OrdersQueries queries;
  private final Standpoint standpoint;

  /** A service over those queries. */
  public OrdersService(OrdersQueries queries, Standpoint standpoint) {
    this.queries = queries;
    this.standpoint = standpoint;
  }

  Order order(Caller caller, String orderId) {
    Optional<Instant> complete = standpoint.complete();
    TenantView view = standpoint.view(caller);
    List<Row> rows = queries.order(caller, view.currency(), orderId);
    Instant first = first(rows).orElseThrow(() -> unknown(orderId));
    DateRange range = DateRange.ALL.orFrom(first);
    return new Order(
        orderId,
        first,
        rows.stream().mapToLong(row -> row.whole("line_count")).sum(),
        rows.stream().mapToLong(row -> row.whole("refund_count")).sum(),
        sums(rows),
        standpoint.provenance(Metric.ORDER, view, range, complete));
  }

  private static Optional<Instant> first(List<Row> rows) {
    boolean bought = rows.stream().anyMatch(row -> row.whole("line_count") > 0);
    return rows.stream()
        .filter(row -> !bought || row.whole("line_count") > 0)
        .flatMap(row -> row.instant("first_line").stream())
        .min(Comparator.naturalOrder());
  }

  private static Map<String, Order.Sums> sums(List<Row> rows) {
    Map<String, Order.Sums> sums = new TreeMap<>();
    for (Row row : rows) {
      sums.put(
          row.text("money"),
          new Order.Sums(
              Money.shown(row.decimal("bought")),
              Money.shown(row.decimal("given_back")),
              Money.shown(row.decimal("left_over"))));
    }
    return sums;
  }

  private static RuntimeException unknown(String orderId) {
    return Problems.notFound(
        "no order has the id '" + Problems.shown(orderId) + "'",
        "an order is queryable a few seconds after its first line was accepted");
  }
}
