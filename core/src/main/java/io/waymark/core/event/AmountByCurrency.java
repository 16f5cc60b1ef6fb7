package io.waymark.core.event;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Map;
import java.util.TreeMap;

/** Sums kept apart by currency; they are never added across currencies. */
public final class AmountByCurrency {
  private Map<String, AmountSum> sums = Map.of();

  /** Adds an amount of that currency; zero amounts leave no trace. */
  public void add(String currency, long amount) {
    if (amount != 0) {
      of(currency).add(amount);
    }
  }

  /** Adds all sums of the other. */
  public void add(AmountByCurrency other) {
    other.sums.forEach((currency, sum) -> of(currency).add(sum));
  }

  private AmountSum of(String currency) {
    if (sums.isEmpty()) {
      // Most persons never have an amount at all.
      sums = new TreeMap<>();
    }
    return sums.computeIfAbsent(currency, c -> new AmountSum());
  }

  /** The sums, ordered by currency; to be read only. */
  public Map<String, AmountSum> sums() {
    return sums;
  }

  /** Writes the binary form. */
  public void write(PackedWriter out) {
    out.writeUnsigned(sums.size());
    sums.forEach((currency, sum) -> {
      out.writeString(currency);
      sum.write(out);
    });
  }

  /** Reads the binary form. */
  public static AmountByCurrency read(PackedReader in) {
    AmountByCurrency all = new AmountByCurrency();
    for (int n = in.readCount(); n > 0; n--) {
      all.of(in.readShared()).add(AmountSum.read(in));
    }
    return all;
  }
}
