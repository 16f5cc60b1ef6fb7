package io.waymark.core.event;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.Map;
import java.util.TreeMap;

/** Sums kept apart by currency; they are never added across currencies. */
public final class AmountByCurrency {
  private final Map<String, AmountSum> sums = new TreeMap<>();

  /** Adds an amount of that currency; zero amounts leave no trace. */
  public void add(String currency, long amount) {
    if (amount != 0) {
      sums.computeIfAbsent(currency, c -> new AmountSum()).add(amount);
    }
  }

  /** Adds all sums of the other. */
  public void add(AmountByCurrency other) {
    other.sums.forEach((c, sum) -> sums.computeIfAbsent(c, x -> new AmountSum()).add(sum));
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
      all.sums.put(in.readString(), AmountSum.read(in));
    }
    return all;
  }
}
