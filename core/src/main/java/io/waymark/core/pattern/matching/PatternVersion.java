package io.waymark.core.pattern.matching;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.Contiguity;
import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.CostBudget;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternLimits;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.PatternStep;
import io.waymark.core.pattern.Repetition;
import io.waymark.core.pattern.automaton.Automaton;
import io.waymark.core.pattern.automaton.Beginnings;
import io.waymark.core.pattern.automaton.Runner;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.core.pattern.expression.EventKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One version of a pattern, compiled, and the orders about it. */
public final class PatternVersion {
  /** Most partial matches of one person in one version; beyond that the oldest goes. */
  static final int MAX_RUNS = 128;

  private record Ruling(long revision, long effectiveFrom, PatternOrder order) {}

  final String pattern;
  final int version;

  /** Tells it from other versions in packed states. */
  final long id;

  /** Its place among the versions of the tenant, as long as the program runs. */
  final int slot;

  final PatternDefinition definition;
  final Automaton automaton;
  final Runner runner;

  /** The conditions of which one has to hold for a match to begin, a bit each. */
  final long beginners;

  /** What its conditions may hold for. */
  final List<EventKeys> keys;

  /** Whether it looks at every event, whatever its conditions ask for. */
  private final boolean looksAtAll;

  /** How long an event of its may still matter, in milliseconds. */
  final long retainMs;

  /** Whether somebody is told when the time of a partial match is over. */
  final boolean tellsTime;

  /** The newest revision first. */
  private Ruling[] rulings = {};

  /** A track of nobody's: many matches begin and end with one event and need no other. */
  @Nullable Track spare;

  /** Why it was switched off, or null while it runs. */
  private @Nullable String failure;

  PatternVersion(
      String pattern, int version, int slot, PatternDefinition definition, Beginnings beginnings) {
    this.pattern = pattern;
    this.version = version;
    this.slot = slot;
    this.id = Keys.of(pattern, version);
    this.definition = definition;
    this.automaton = Automaton.of(definition, WindowRule.EVERY_STATE);
    this.runner = new Runner(automaton, MAX_RUNS, beginnings);
    this.beginners = runner.beginners();
    this.keys = keys(definition.steps());
    this.looksAtAll = looksAtAll(definition.steps());
    this.retainMs = retainMs(definition);
    this.tellsTime = definition.emitsDeadEnd() || automaton.isCompletedByTime();
  }

  /**
   * Compiles the definition in an order.
   *
   * @throws IllegalArgumentException if it cannot be used
   */
  static PatternVersion compile(
      String pattern, int version, TenantPatterns patterns, PatternOrder order) {
    byte[] json = order.definition().getBytes(StandardCharsets.UTF_8);
    PatternDefinition definition = PatternDefinition.parse(json);
    return new PatternVersion(
        pattern, version, patterns.nextSlot(), definition, patterns.beginnings());
  }

  /** Without a window an event matters as long as events are kept. */
  private static long retainMs(PatternDefinition definition) {
    // It was admitted by its tenant's own budget.
    long windowMs = CostBound.of(definition, CostBudget.UNLIMITED).windowMs();
    return windowMs > 0 ? windowMs : PatternLimits.MAX_WINDOW_MS;
  }

  private static List<EventKeys> keys(List<PatternStep> steps) {
    List<EventKeys> keys = new ArrayList<>();
    for (PatternStep step : steps) {
      keys.add(step.where().keys());
      if (step.until() != null) {
        keys.add(step.until().keys());
      }
    }
    return List.copyOf(keys);
  }

  private static boolean looksAtAll(List<PatternStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (isStrict(steps.get(i), i) || isOpenBeforeNot(steps, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStrict(PatternStep step, int i) {
    Repetition repetition = step.repetition();
    return i > 0 && step.contiguity() == Contiguity.STRICT
        || repetition != null && repetition.between() == Contiguity.STRICT;
  }

  /**
   * In flink-cep a repetition that may go on only comes to the not behind it at its very next
   * event: that there is one matters, and which.
   */
  private static boolean isOpenBeforeNot(List<PatternStep> steps, int i) {
    Repetition repetition = steps.get(i).repetition();
    return repetition != null
        && (repetition.isUnbounded() || repetition.from() < repetition.to())
        && i + 1 < steps.size()
        && steps.get(i + 1).negated();
  }

  void rule(long revision, long effectiveFrom, PatternOrder order) {
    Stream<Ruling> others = Arrays.stream(rulings).filter(known -> known.revision != revision);
    rulings =
        Stream.concat(others, Stream.of(new Ruling(revision, effectiveFrom, order)))
            .sorted(Comparator.comparingLong(Ruling::revision).reversed())
            .toArray(Ruling[]::new);
  }

  /** The order that decides at that event time, or null where none does yet. */
  @Nullable PatternOrder at(long ts) {
    for (Ruling ruling : rulings) {
      if (ruling.effectiveFrom <= ts) {
        return ruling.order;
      }
    }
    return null;
  }

  /** The order that decides first. */
  PatternOrder first() {
    return rulings[rulings.length - 1].order;
  }

  /** Whether the event may move it, judged by kind, name and channel. */
  boolean admits(Event event) {
    if (looksAtAll) {
      return true;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).admits(event)) {
        return true;
      }
    }
    return false;
  }

  /** A track of which nothing has begun. */
  Track newTrack(String part) {
    Track known = spare;
    if (known == null || !part.isEmpty()) {
      return new Track(this, part);
    }
    spare = null;
    known.renew();
    return known;
  }

  /** Switches it off: it failed. */
  void fail(String why) {
    failure = why;
  }

  boolean hasFailed() {
    return failure != null;
  }
}
