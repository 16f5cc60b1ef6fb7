package io.waymark.core.journey;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Decision;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Permission;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/** What a person agreed to, by purpose, as events of kind {@code consent} say it. */
public final class PersonConsents {
  private final ConsentHistory analytics;
  private final ConsentHistory advertising;

  PersonConsents() {
    this(new ConsentHistory(), new ConsentHistory());
  }

  private PersonConsents(ConsentHistory analytics, ConsentHistory advertising) {
    this.analytics = analytics;
    this.advertising = advertising;
  }

  /** What the person said last of analytics; {@code ASSUMED} where nothing. */
  public Permission analytics() {
    return analytics.last(Permission.ASSUMED);
  }

  /** What the person said last of advertising; {@code ASSUMED} where nothing. */
  public Permission advertising() {
    return advertising.last(Permission.ASSUMED);
  }

  /** Learns from an event of kind consent. */
  void learn(Arrival arrival) {
    if (arrival.event().kind() == EventKind.CONSENT) {
      Position at = Position.of(arrival);
      learn(analytics, at, arrival.decision().analytics());
      learn(advertising, at, arrival.decision().advertising());
    }
  }

  private static void learn(ConsentHistory history, Position at, Permission said) {
    if (said.isSaid()) {
      history.say(at, said == Permission.GIVEN);
    }
  }

  /** The arrival with what the person said before it; the same one where nothing was said. */
  public Arrival resolve(Arrival arrival) {
    if (analytics.isEmpty() && advertising.isEmpty()) {
      return arrival;
    }
    Position at = Position.of(arrival);
    Decision decision = arrival.decision();
    Decision resolved =
        decision.permitted(
            analytics.resolve(decision.analytics(), at),
            advertising.resolve(decision.advertising(), at));
    return resolved == decision ? arrival : arrival.meaning(arrival.event(), resolved);
  }

  void merge(PersonConsents other) {
    analytics.merge(other.analytics);
    advertising.merge(other.advertising);
  }

  void write(PackedWriter out) {
    analytics.write(out);
    advertising.write(out);
  }

  static PersonConsents read(PackedReader in) {
    return new PersonConsents(ConsentHistory.read(in), ConsentHistory.read(in));
  }
}
