package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.automaton.Automaton;
import io.waymark.core.pattern.automaton.Effects;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.automaton.Runs;
import io.waymark.core.pattern.automaton.Taken;
import io.waymark.core.pattern.automaton.WindowRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our matcher over one person's events, woken when it asks for it and at no other time. */
final class OurMatcher implements Effects {
  private final PatternDefinition definition;
  private final Runner runner;
  private final List<Outcome> outcomes = new ArrayList<>();
  private long now;

  OurMatcher(PatternDefinition definition, WindowRule rule, int limit) {
    this.definition = definition;
    this.runner = new Runner(Automaton.of(definition, rule), limit);
  }

  List<Outcome> run(List<Event> events) {
    outcomes.clear();
    now = Long.MIN_VALUE;
    Runs runs = runner.begin();
    for (Event event : events) {
      if (event.ts() != now) {
        advanceTo(runs, event.ts());
        now = event.ts();
      }
      runner.take(runs, event, this);
    }
    advanceTo(runs, Runner.NEVER - 1);
    return outcomes;
  }

  private void advanceTo(Runs runs, long end) {
    for (long due = runner.deadline(runs); due <= end; due = runner.deadline(runs)) {
      // By flink-cep's rule a state may be entered after its window: it is over at once.
      now = Math.max(due, now);
      runner.advance(runs, now, this);
    }
  }

  @Override
  public void matched(Taken match) {
    outcomes.add(Outcome.match(now, events(match)));
  }

  @Override
  public void timedOut(Taken partial, long overTs) {
    outcomes.add(Outcome.deadEnd(overTs, events(partial)));
  }

  @Override
  public void dropped() {
    throw new AssertionError("a partial match was dropped below the oracle's limit");
  }

  private Map<String, List<Event>> events(Taken taken) {
    Map<String, List<Event>> byStep = new LinkedHashMap<>();
    for (Taken.Touch touch : taken.touches()) {
      String step = definition.steps().get(touch.step()).name();
      byStep.computeIfAbsent(step, name -> new ArrayList<>()).add(touch.event());
    }
    return byStep;
  }
}
