package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Filtered;
import io.waymark.core.pattern.matching.Matcher;
import java.util.List;

/**
 * The step of a person's state: an event arrives, the watermark moves, two persons turn out to be
 * one. Pure but for the state it is given: same state and input, same outcome.
 */
public final class PersonStep {

  /** Nothing to wake up for. */
  public static final long NO_TIMER = Long.MAX_VALUE;

  private final JourneyBounds bounds;
  private final Matcher matcher;

  /** A step within those bounds, without patterns. */
  public PersonStep(JourneyBounds bounds) {
    this(bounds, Matcher.ofNothing());
  }

  /** A step within those bounds. */
  public PersonStep(JourneyBounds bounds, Matcher matcher) {
    this.bounds = bounds;
    this.matcher = matcher;
  }

  /**
   * Counts an event once and, where it leaves a mark on the journey, holds it for {@link #advance},
   * which is due at once where the watermark has passed it already. One that its person did not
   * agree to, or that comes faster than a person acts, counts nowhere.
   */
  public void arrive(PersonState state, Arrival sent, long watermark, PersonEffects effects) {
    Arrival arrival = state.consents.resolve(sent);
    String filtered = filtered(state, arrival);
    if (!filtered.isEmpty()) {
      effects.filtered(arrival, filtered);
    } else if (isNew(state, arrival, watermark)) {
      accept(state, arrival, watermark, effects);
    } else {
      effects.repeated(arrival);
    }
  }

  private static String filtered(PersonState state, Arrival arrival) {
    EventKind kind = arrival.event().kind();
    boolean needsConsent = kind != EventKind.CONSENT && kind != EventKind.SPEND;
    if (needsConsent && !arrival.decision().analytics().allows()) {
      return Filtered.NO_CONSENT;
    }
    return state.pace.isOver(arrival) ? Filtered.TOO_FREQUENT : "";
  }

  private void accept(PersonState state, Arrival arrival, long watermark, PersonEffects effects) {
    boolean firstOfPurchase = isFirstOfPurchase(state, arrival, watermark);
    state.consents.learn(arrival);
    state.properties.learn(arrival);
    state.pace.count(arrival);
    state.counts.add(arrival, firstOfPurchase);
    state.changed(arrival.receivedMs());
    effects.accepted(arrival, firstOfPurchase);
    if (takesAPlace(arrival.event().kind())) {
      state.waiting.add(arrival);
    }
    if (arrival.event().kind().hasPerson()) {
      matcher.arrive(state.patterns, arrival);
    }
  }

  /** What is folded in time order; all other kinds are done with once they are counted. */
  private static boolean takesAPlace(EventKind kind) {
    return kind == EventKind.TOUCH || kind == EventKind.CONVERSION;
  }

  private boolean isNew(PersonState state, Arrival arrival, long watermark) {
    Event event = arrival.event();
    // Spend may be of any age; its ids are remembered from its arrival on.
    long ts = event.kind().hasPerson() ? event.ts() : Math.max(event.ts(), watermark);
    long forgetBefore = forgetBefore(watermark);
    return state.eventIds.add(event.eventId(), ts, forgetBefore)
        && (!arrival.isOncePerOrder() || state.eventIds.add(arrival.onceKey(), ts, forgetBefore));
  }

  private boolean isFirstOfPurchase(PersonState state, Arrival arrival, long watermark) {
    return arrival.event().kind() == EventKind.CONVERSION
        && state.purchaseKeys.add(
            arrival.event().purchaseKey(), arrival.event().ts(), forgetBefore(watermark));
  }

  private long forgetBefore(long watermark) {
    return watermark == Long.MIN_VALUE ? Long.MIN_VALUE : watermark - bounds.latenessMs();
  }

  /** Folds, in time order, what the watermark has passed. */
  public void advance(PersonState state, long watermark, PersonEffects effects) {
    for (Arrival arrival : state.waiting.release(watermark)) {
      fold(state, arrival);
    }
    emitJourneys(state, effects);
    matcher.advance(state.patterns, watermark, effects);
    if (watermark != Long.MIN_VALUE) {
      state.journey.forget(watermark, bounds);
    }
  }

  private void fold(PersonState state, Arrival arrival) {
    switch (arrival.event().kind()) {
      case TOUCH -> state.journey.addTouch(Touch.of(arrival), bounds);
      case CONVERSION -> state.journey.addPurchase(arrival);
      default -> {
        // Other kinds leave no mark on the path to a purchase.
      }
    }
  }

  private void emitJourneys(PersonState state, PersonEffects effects) {
    List<Journey> changed = state.journey.takeChanged(bounds);
    if (changed.isEmpty()) {
      return;
    }
    // The watermark changes journeys too: two rows of one purchase never share a version.
    state.version++;
    for (Journey journey : changed) {
      effects.journey(journey, state.version);
    }
  }

  /**
   * Makes one person of two: the state that folding the events of both in time order would have
   * given, within the bounds: journeys beyond the lateness bound stay as they are. The other state
   * must not be used any more.
   */
  public void merge(PersonState state, PersonState other, long watermark, PersonEffects effects) {
    long samePurchases = state.purchaseKeys.merge(other.purchaseKeys);
    state.eventIds.merge(other.eventIds);
    state.counts.merge(other.counts, samePurchases);
    state.consents.merge(other.consents);
    state.properties.merge(other.properties);
    state.pace.merge(other.pace);
    state.waiting.merge(other.waiting);
    state.journey.merge(other.journey, forgetBefore(watermark), bounds);
    state.version = Math.max(state.version, other.version) + 1;
    emitJourneys(state, effects);
    matcher.merge(state.patterns, other.patterns, watermark, effects);
  }

  /** The event time at which {@link #advance} is due next, or {@link #NO_TIMER}. */
  public static long nextTimer(PersonState state) {
    long patterns = Matcher.nextTimer(state.patterns);
    return state.waiting.isEmpty() ? patterns : Math.min(patterns, state.waiting.firstTs());
  }
}
