package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.identity.IdentityMap;
import io.waymark.core.identity.VisitorEffects;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.matching.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what a step decided, and of every journey the row with the highest version. */
public final class Decisions implements VisitorEffects {
  public final List<String> accepted = new ArrayList<>();
  public final List<String> advertising = new ArrayList<>();
  public final List<String> touches = new ArrayList<>();
  public final List<String> filtered = new ArrayList<>();
  public final List<String> repeated = new ArrayList<>();
  public final List<String> forwarded = new ArrayList<>();
  public final List<String> identities = new ArrayList<>();
  public final List<PersonState> handedOver = new ArrayList<>();
  public final Map<String, String> journeys = new TreeMap<>();
  private final Map<String, Long> versions = new TreeMap<>();
  public long purchases;

  @Override
  public void accepted(Arrival arrival, boolean firstOfPurchase) {
    accepted.add(arrival.event().eventId());
    advertising.add(arrival.event().eventId() + "=" + arrival.decision().advertising().allows());
    purchases += firstOfPurchase ? 1 : 0;
  }

  @Override
  public Subject subject() {
    return new Subject("acme", "c1");
  }

  @Override
  public void found(Finding finding) {
    throw new AssertionError("there are no patterns here");
  }

  @Override
  public void repeated(Arrival arrival) {
    repeated.add(arrival.event().eventId());
  }

  @Override
  public void filtered(Arrival arrival, String reason) {
    filtered.add(reason + ":" + arrival.event().eventId());
  }

  @Override
  public void journey(Journey journey, long version) {
    note(journey);
    if (version >= versions.getOrDefault(journey.purchaseKey(), Long.MIN_VALUE)) {
      versions.put(journey.purchaseKey(), version);
      journeys.put(journey.purchaseKey(), text(journey));
    }
  }

  /** Time of every touch of that journey, and whether advertising may use it. */
  private void note(Journey journey) {
    touches.clear();
    journey.touches().forEach(touch -> touches.add(touch.ts() + "=" + touch.advertising()));
  }

  private static String text(Journey journey) {
    StringBuilder text = new StringBuilder(journey.revenue() + " " + journey.currency() + ":");
    journey.touches().forEach(touch -> text.append(' ').append(touch.ts()));
    return text.append(journey.truncated() ? " truncated" : "").toString();
  }

  @Override
  public void identified(IdentityMap.Owner owner, long version) {
    identities.add(owner.customerId() + "@" + owner.validFrom());
  }

  @Override
  public void handOver(String customerId, PersonState visitor) {
    handedOver.add(visitor);
  }

  @Override
  public void forward(String customerId, Arrival arrival) {
    forwarded.add(customerId + ":" + arrival.event().eventId());
  }
}
