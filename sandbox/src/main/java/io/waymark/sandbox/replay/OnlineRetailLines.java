package io.waymark.sandbox.replay;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Format {@code online-retail}: one order line per line, in GBP.
 *
 * <p>Event id = invoice and ordinal within the invoice, order = invoice. A line without CustomerID
 * belongs to an anonymous visitor of its own invoice. An invoice that begins with C is a refund of
 * |Quantity| × UnitPrice without an order, since the file does not name it. Every other line needs
 * Quantity and UnitPrice above zero.
 */
final class OnlineRetailLines implements ReplayFormat {

  /** Reason of a sale of nothing, or of less. */
  static final String QUANTITY_NOT_POSITIVE = "quantity_not_positive";

  /** Reason of a price of zero or less. */
  static final String PRICE_NOT_POSITIVE = "price_not_positive";

  private static final BigDecimal LARGEST = Amount.toDecimal(Amount.MAX);
  private static final List<String> COLUMNS =
      List.of("InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");

  private final EventTimes times = EventTimes.known();
  private final Ordinals ordinals = new Ordinals();

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    CsvRows.forEach(in, file, COLUMNS, row -> readRow(row, sink));
  }

  private void readRow(CsvRow row, LineSink sink) {
    // Refused lines take an ordinal too: the id of a line must not hang on its neighbours' faults.
    String eventId = ordinals.nextId(row.get("InvoiceNo"));
    try {
      Line line = Line.of(row, times);
      sink.event(line.isRefund() ? line.refund(eventId) : line.sale(eventId));
    } catch (Refusal refusal) {
      sink.refuse(refusal.reason, refusal.detail, row.original());
    }
  }

  private record Line(CsvRow row, String invoice, long ts, BigInteger quantity, BigDecimal price) {

    static Line of(CsvRow row, EventTimes times) throws Refusal {
      String invoice = row.get("InvoiceNo");
      Refusal.when(invoice.isEmpty(), RejectReason.MISSING_FIELD.code(), "InvoiceNo is empty");
      long ts = times.parse(row.get("InvoiceDate"));
      Refusal.when(
          ts == EventTimes.NONE,
          RejectReason.BAD_TS.code(),
          "InvoiceDate '" + row.get("InvoiceDate") + "' is no time");
      try {
        return new Line(
            row,
            invoice,
            ts,
            new BigInteger(row.get("Quantity")),
            new BigDecimal(row.get("UnitPrice")));
      } catch (NumberFormatException e) {
        throw new Refusal(
            RejectReason.WRONG_TYPE.code(),
            "Quantity '%s' and UnitPrice '%s' must be numbers"
                .formatted(row.get("Quantity"), row.get("UnitPrice")));
      }
    }

    boolean isRefund() {
      return invoice.startsWith("C");
    }

    Event refund(String eventId) throws Refusal {
      Refusal.when(price.signum() < 0, PRICE_NOT_POSITIVE, "UnitPrice " + price + " of a refund");
      return draft(eventId, EventKind.REFUND, "refund").toEvent();
    }

    Event sale(String eventId) throws Refusal {
      Refusal.when(quantity.signum() <= 0, QUANTITY_NOT_POSITIVE, "Quantity " + quantity);
      Refusal.when(price.signum() <= 0, PRICE_NOT_POSITIVE, "UnitPrice " + price);
      return draft(eventId, EventKind.CONVERSION, "purchase").order(invoice).toEvent();
    }

    private EventDraft draft(String eventId, EventKind kind, String name) throws Refusal {
      EventDraft draft =
          new EventDraft(eventId, kind, ts)
              .name(name)
              .region(row.get("Country"))
              .revenue(total(), "GBP")
              .properties(product());
      String customer = row.get("CustomerID");
      return customer.isEmpty() ? draft.visitor(invoice) : draft.customer(customer);
    }

    private long total() throws Refusal {
      BigDecimal total = price.multiply(new BigDecimal(quantity.abs()));
      Refusal.when(
          total.compareTo(LARGEST) > 0,
          RejectReason.NUMBER_OUT_OF_RANGE.code(),
          total.toPlainString() + " is above " + LARGEST.toPlainString());
      return Amounts.parse(total.toPlainString());
    }

    private FlatJson product() {
      return new FlatJson()
          .text("sku", row.get("StockCode"))
          .text("description", row.get("Description"))
          .number("quantity", quantity.toString())
          .number("unit_price", price.toPlainString());
    }
  }

  /** A line that is no event. */
  private static final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    Refusal(String reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
      this.detail = detail;
    }

    static void when(boolean refused, String reason, String detail) throws Refusal {
      if (refused) {
        throw new Refusal(reason, detail);
      }
    }
  }
}
