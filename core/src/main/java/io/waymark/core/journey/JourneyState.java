package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's touches and recent purchases in time order, and the journeys that changed since they
 * were last taken. Events may be put in at any place; the result does not depend on the order in
 * which they came, within the bounds.
 */
final class JourneyState {
  private final List<Touch> touches = new ArrayList<>();
  private final List<Purchase> purchases = new ArrayList<>();
  private boolean anyChanged;
  private boolean truncated;

  void addTouch(Touch touch, JourneyBounds bounds) {
    insert(touch, bounds);
    markFirstPurchaseFrom(touch.at());
  }

  private void insert(Touch touch, JourneyBounds bounds) {
    int i = touches.size();
    while (i > 0 && touches.get(i - 1).at().compareTo(touch.at()) > 0) {
      i--;
    }
    touches.add(i, touch);
    if (touches.size() > bounds.maxTouches()) {
      touches.remove(0);
      truncated = true;
    }
  }

  void addPurchase(Arrival arrival) {
    add(Purchase.of(arrival));
  }

  private void add(Purchase part) {
    Purchase purchase = byKey(part.key);
    if (purchase == null) {
      purchase = part;
    } else {
      int was = purchases.indexOf(purchase);
      purchases.remove(was);
      markChanged(was);
      purchase.add(part);
    }
    int i = purchases.size();
    while (i > 0 && purchases.get(i - 1).at.compareTo(purchase.at) > 0) {
      i--;
    }
    purchases.add(i, purchase);
    markChanged(i);
    // The journey after this purchase starts anew here.
    markChanged(i + 1);
  }

  private void markChanged(int index) {
    if (index < purchases.size()) {
      purchases.get(index).changed = true;
      anyChanged = true;
    }
  }

  private @Nullable Purchase byKey(String key) {
    for (int i = purchases.size() - 1; i >= 0; i--) {
      if (purchases.get(i).key.equals(key)) {
        return purchases.get(i);
      }
    }
    return null;
  }

  private void markFirstPurchaseFrom(Position at) {
    for (int i = purchases.size() - 1; i >= 0 && purchases.get(i).at.compareTo(at) >= 0; i--) {
      if (i == 0 || purchases.get(i - 1).at.compareTo(at) < 0) {
        markChanged(i);
      }
    }
  }

  /** The journeys that changed since the last call. */
  List<Journey> takeChanged(JourneyBounds bounds) {
    if (!anyChanged) {
      return List.of();
    }
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < purchases.size(); i++) {
      if (purchases.get(i).changed) {
        journeys.add(journeyOf(i, bounds));
        purchases.get(i).changed = false;
      }
    }
    anyChanged = false;
    return journeys;
  }

  private Journey journeyOf(int index, JourneyBounds bounds) {
    Purchase purchase = purchases.get(index);
    long earliest = purchase.at.ts() - bounds.lookbackMs();
    List<Touch> path = new ArrayList<>();
    boolean afterAll = true;
    for (Touch touch : touches) {
      boolean after = index == 0 || touch.at().compareTo(purchases.get(index - 1).at) > 0;
      boolean upTo = touch.at().compareTo(purchase.at) <= 0;
      if (after && upTo && touch.ts() >= earliest) {
        path.add(touch);
      }
      afterAll &= after;
    }
    return new Journey(
        purchase.key,
        purchase.at.ts(),
        purchase.revenue,
        purchase.currency,
        path,
        truncated && afterAll);
  }

  /** Forgets what can no longer change: everything that lies wholly behind the bounds. */
  void forget(long watermark, JourneyBounds bounds) {
    long settled = watermark - bounds.latenessMs();
    int last = -1;
    while (last + 1 < purchases.size() && purchases.get(last + 1).at.ts() < settled) {
      last++;
    }
    if (last > 0 || last == 0 && hasTouchUpTo(purchases.get(0).at)) {
      // The newest settled purchase stays: it is where the next journey begins.
      Position start = purchases.get(last).at;
      purchases.subList(0, last).clear();
      if (touches.removeIf(touch -> touch.at().compareTo(start) <= 0)) {
        truncated = false;
      }
    }
    long oldest = settled - bounds.lookbackMs();
    if (!touches.isEmpty() && touches.get(0).ts() < oldest) {
      touches.removeIf(touch -> touch.ts() < oldest);
    }
  }

  private boolean hasTouchUpTo(Position at) {
    return !touches.isEmpty() && touches.get(0).at().compareTo(at) <= 0;
  }

  /** Takes over all touches and purchases of the other; what is settled by then stands. */
  void merge(JourneyState other, long settled, JourneyBounds bounds) {
    for (Touch touch : other.touches) {
      insert(touch, bounds);
    }
    for (Purchase purchase : other.purchases) {
      add(purchase);
    }
    truncated |= other.truncated;
    // Every journey that can still change now belongs to the merged person. Of a settled one only
    // the purchase is left, as a boundary: a row made from it would lack the way to it.
    for (Purchase purchase : purchases) {
      purchase.changed = purchase.at.ts() >= settled;
      anyChanged |= purchase.changed;
    }
  }

  void write(PackedWriter out) {
    out.writeUnsigned(touches.size());
    Touch before = Touch.NONE;
    for (Touch touch : touches) {
      touch.writeAfter(before, out);
      before = touch;
    }
    out.writeUnsigned(purchases.size());
    purchases.forEach(purchase -> purchase.write(out));
    out.writeBoolean(truncated);
  }

  static JourneyState read(PackedReader in) {
    JourneyState state = new JourneyState();
    Touch before = Touch.NONE;
    for (int n = in.readCount(); n > 0; n--) {
      before = Touch.readAfter(before, in);
      state.touches.add(before);
    }
    for (int n = in.readCount(); n > 0; n--) {
      Purchase purchase = Purchase.read(in);
      state.purchases.add(purchase);
      state.anyChanged |= purchase.changed;
    }
    state.truncated = in.readBoolean();
    return state;
  }
}
