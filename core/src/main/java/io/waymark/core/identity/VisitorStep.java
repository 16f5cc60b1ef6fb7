package io.waymark.core.identity;

import io.waymark.core.erase.ErasedPersons;
import io.waymark.core.erase.ErasedPersons.Span;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Filtered;
import io.waymark.core.event.Permission;
import io.waymark.core.journey.PersonState;
import io.waymark.core.journey.PersonStep;
import java.util.List;

/**
 * The step of an anonymous id. Its events are taken in time order, so that an identify event
 * decides about exactly what lies before and after it, however the events arrive within the
 * ordering wait. One that comes out of order decides from its arrival on: what was handed over
 * stays where it is.
 */
public final class VisitorStep {
  private final PersonStep person;

  /** A step that keeps a visitor's own history by that step. */
  public VisitorStep(PersonStep person) {
    this.person = person;
  }

  /** Holds an event until the watermark has passed it. */
  public void arrive(VisitorState state, Arrival arrival, long watermark, VisitorEffects effects) {
    if (arrival.event().ts() > watermark) {
      state.waiting.add(arrival);
    } else {
      decide(state, arrival, watermark, effects);
      advanceOwnHistory(state, watermark, effects);
    }
  }

  /**
   * Decides, in time order, about what the watermark has passed: as of each event's own time, since
   * after a gap the watermark may pass many days at once, and with them all that a repeat is known
   * by.
   */
  public void advance(VisitorState state, long watermark, VisitorEffects effects) {
    for (Arrival arrival : state.waiting.release(watermark)) {
      decide(state, arrival, arrival.event().ts(), effects);
    }
    advanceOwnHistory(state, watermark, effects);
  }

  private void advanceOwnHistory(VisitorState state, long watermark, VisitorEffects effects) {
    PersonState visitor = state.person;
    if (visitor != null) {
      person.advance(visitor, watermark, effects);
    }
  }

  private void decide(VisitorState state, Arrival arrival, long watermark, VisitorEffects effects) {
    Event event = arrival.event();
    if (event.kind() == EventKind.IDENTIFY && event.isIdentified()) {
      decideIdentify(state, arrival, effects);
      return;
    }
    String owner = state.owners.ownerAt(event.ts());
    if (owner != null) {
      effects.forward(owner, arrival);
    } else {
      person.arrive(ownHistory(state), arrival, watermark, effects);
    }
  }

  /** A visitor who did not agree to be known stays unknown; the customer may have agreed. */
  private static void decideIdentify(VisitorState state, Arrival sent, VisitorEffects effects) {
    PersonState visitor = state.person;
    Arrival arrival = visitor == null ? sent : visitor.consents().resolve(sent);
    if (arrival.decision().analytics() == Permission.REFUSED) {
      effects.filtered(arrival, Filtered.NO_CONSENT);
      return;
    }
    if (arrival.decision().analytics().allows()) {
      identify(state, arrival, effects);
    }
    effects.forward(arrival.event().customerId(), arrival);
  }

  private static PersonState ownHistory(VisitorState state) {
    PersonState visitor = state.person;
    if (visitor == null) {
      visitor = new PersonState();
      state.person = visitor;
    }
    return visitor;
  }

  private static void identify(VisitorState state, Arrival arrival, VisitorEffects effects) {
    Event event = arrival.event();
    IdentityMap.Owner owner = state.owners.add(event.customerId(), event.ts());
    if (owner == null) {
      return;
    }
    // Starts at the time of arrival, so that rows still rise when the state had ended in between.
    state.version = Math.max(state.version + 1, arrival.receivedMs());
    effects.identified(owner, state.version);
    PersonState visitor = state.person;
    if (visitor != null) {
      visitor.changed(arrival.receivedMs());
      effects.handOver(owner.customerId(), visitor);
      state.person = null;
    }
  }

  /**
   * Forgets what the id did in the times in which it was an erased person's. What came after the
   * erasure stays, so that doing it again changes nothing.
   *
   * @param spans those times
   * @return whether there was anything to forget
   */
  public boolean erase(
      VisitorState state, ErasedPersons erased, List<Span> spans, VisitorEffects effects) {
    boolean changed = state.waiting.drop(arrival -> erased.covers(arrival.event()));
    PersonState visitor = state.person;
    if (visitor != null && ErasedPersons.isOutdated(spans, visitor.version())) {
      state.person = null;
      changed = true;
    }
    return forgetOwners(state, spans, effects) | changed;
  }

  private static boolean forgetOwners(
      VisitorState state, List<Span> spans, VisitorEffects effects) {
    List<Span> newer = spans.stream().filter(span -> state.version <= span.erasedAt()).toList();
    int before = state.owners.size();
    long erasedAt = newer.stream().mapToLong(Span::erasedAt).max().orElse(0);
    IdentityMap.Owner nobody =
        state.owners.forget(
            from -> newer.stream().anyMatch(span -> span.mark().covers(from)), erasedAt + 1);
    if (nobody != null) {
      state.version = Math.max(state.version, erasedAt) + 1;
      effects.identified(nobody, state.version);
    }
    return nobody != null || state.owners.size() < before;
  }

  /** The event time at which {@link #advance} is due next, or {@link PersonStep#NO_TIMER}. */
  public static long nextTimer(VisitorState state) {
    PersonState visitor = state.person;
    long own = visitor == null ? PersonStep.NO_TIMER : PersonStep.nextTimer(visitor);
    return state.waiting.isEmpty() ? own : Math.min(own, state.waiting.firstTs());
  }
}
