package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.automaton.Effects;
import io.waymark.core.pattern.automaton.Taken;
import io.waymark.core.pattern.expression.AmountExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves one track and turns what its automaton gives into findings: dead ends once per beginning,
 * nothing within the cooldown, nothing that was given before. A version that fails is switched off.
 */
final class Discovery implements Effects {

  private record TimeOut(Taken taken, long overTs) {}

  private final Matcher.Report report;
  private final List<Taken> matches = new ArrayList<>();
  private final List<TimeOut> timeOuts = new ArrayList<>();
  private TenantPatterns patterns = new TenantPatterns();
  private Subject subject = new Subject("", "");
  private PatternState state = new PatternState();
  private @Nullable MatchEffects effects;

  /** Whether the version of the track gives dead ends. */
  private boolean givesDeadEnds;

  Discovery(Matcher.Report report) {
    this.report = report;
  }

  /** From now on everything is about that person. */
  void of(
      TenantPatterns newPatterns,
      Subject newSubject,
      PatternState newState,
      MatchEffects newEffects) {
    patterns = newPatterns;
    subject = newSubject;
    state = newState;
    effects = newEffects;
  }

  String person() {
    return subject.person();
  }

  /** Whether a match of the version may begin with the event at which its runner is. */
  boolean canBegin(PatternVersion version) {
    try {
      return version.runner.canBegin();
    } catch (RuntimeException e) {
      failed(version, e);
      return false;
    }
  }

  /** The event at which its runner is comes to a track. */
  void take(Track track, Event event, boolean begins, Mode mode) {
    givesDeadEnds = track.version.definition.emitsDeadEnd();
    try {
      track.version.runner.take(track, begins, this);
    } catch (RuntimeException e) {
      failed(track.version, e);
    }
    give(track, event.ts(), mode);
  }

  void advance(Track track, long ts, Mode mode) {
    givesDeadEnds = track.version.definition.emitsDeadEnd();
    track.version.runner.advance(track, ts, this);
    give(track, ts, mode);
  }

  private void failed(PatternVersion version, RuntimeException why) {
    patterns.fail(version, String.valueOf(why));
    report.failed(subject.tenant(), version.pattern, version.version, why);
  }

  @Override
  public void matched(Taken match) {
    matches.add(match);
  }

  @Override
  public void timedOut(Taken partial, long overTs) {
    if (givesDeadEnds) {
      timeOuts.add(new TimeOut(partial, overTs));
    }
  }

  @Override
  public void dropped() {
    report.dropped();
  }

  private void give(Track track, long ts, Mode mode) {
    if (!matches.isEmpty()) {
      for (int i = 0; i < matches.size(); i++) {
        matched(track, matches.get(i), ts, mode);
      }
      matches.clear();
    }
    if (!timeOuts.isEmpty()) {
      deadEnds(track, mode);
      timeOuts.clear();
    }
    track.forgetMatched();
  }

  private void matched(Track track, Taken match, long ts, Mode mode) {
    if (track.version.definition.emitsMatch()) {
      give(track, match, false, ts, mode);
    }
    if (givesDeadEnds && !track.hasMatched(match.startOrder())) {
      track.matched(match.startOrder());
    }
  }

  /** Of one beginning the partial match that came furthest, once none of them goes on. */
  private void deadEnds(Track track, Mode mode) {
    Map<Long, TimeOut> furthest = new LinkedHashMap<>();
    for (TimeOut timeOut : timeOuts) {
      furthest.merge(timeOut.taken.startOrder(), timeOut, Discovery::further);
    }
    furthest.forEach((start, timeOut) -> {
      if (!track.holdStart(start) && !track.hasMatched(start)) {
        give(track, timeOut.taken, true, timeOut.overTs, mode);
      }
    });
  }

  private static TimeOut further(TimeOut a, TimeOut b) {
    return b.taken.touches().size() > a.taken.touches().size() ? b : a;
  }

  private void give(Track track, Taken taken, boolean deadEnd, long ts, Mode mode) {
    PatternDefinition definition = track.version.definition;
    if (track.lastFound != Track.NEVER && ts - track.lastFound < definition.cooldownMs()) {
      return;
    }
    track.lastFound = ts;
    List<Taken.Touch> touches = taken.touches();
    long key = Keys.of(track.version.id, deadEnd, touches);
    if (!state.given.add(key, ts)) {
      return;
    }
    Objects.requireNonNull(effects, "of was called")
        .found(
            new Finding(
                track.version.pattern,
                track.version.version,
                mode,
                deadEnd,
                key,
                ts,
                definition.steps(),
                touches,
                value(definition, taken, touches)));
  }

  private static long value(PatternDefinition definition, Taken taken, List<Taken.Touch> touches) {
    AmountExpression value = definition.value();
    if (value != null) {
      return value.value(taken.view());
    }
    long sum = 0;
    for (Taken.Touch touch : touches) {
      sum += touch.event().revenue();
    }
    return sum;
  }
}
