package io.waymark.core.journey;

import io.waymark.core.event.AmountSum;
import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * A purchase: the conversions that share one order, or one conversion without an order. Its place
 * is that of its earliest line; its currency that of its first line seen. A line in another
 * currency counts in revenue by currency but not here, because amounts of two currencies are never
 * added.
 */
final class Purchase {
  final String key;
  Position at;
  final String currency;
  final AmountSum revenue;

  /** Whether its journey has to be told anew. */
  boolean changed;

  private Purchase(String key, Position at, String currency, AmountSum revenue) {
    this.key = key;
    this.at = at;
    this.currency = currency;
    this.revenue = revenue;
  }

  static Purchase of(Arrival arrival) {
    AmountSum revenue = new AmountSum();
    revenue.add(arrival.event().revenue());
    return new Purchase(
        arrival.event().purchaseKey(), Position.of(arrival), arrival.event().currency(), revenue);
  }

  /** Adds another part of the same purchase. */
  void add(Purchase part) {
    if (part.currency.equals(currency)) {
      revenue.add(part.revenue);
    }
    if (part.at.compareTo(at) < 0) {
      at = part.at;
    }
  }

  void write(PackedWriter out) {
    out.writeString(key);
    at.write(out);
    out.writeString(currency);
    revenue.write(out);
    out.writeBoolean(changed);
  }

  static Purchase read(PackedReader in) {
    Purchase purchase =
        new Purchase(in.readString(), Position.read(in), in.readShared(), AmountSum.read(in));
    purchase.changed = in.readBoolean();
    return purchase;
  }
}
