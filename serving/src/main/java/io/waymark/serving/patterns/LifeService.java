package io.waymark.serving.patterns;

import io.waymark.core.pattern.CostBudget;
import io.waymark.serving.access.Actor;
import io.waymark.serving.http.Problems;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/** Promotes, pauses and rolls back. */
public final class LifeService {

  private static final List<Stage> TO_PAUSE = List.of(Stage.LIVE, Stage.CANARY, Stage.SHADOW);
  private static final List<Stage> TO_ROLL_BACK =
      List.of(Stage.CANARY, Stage.LIVE, Stage.SHADOW, Stage.PAUSED);

  private final PatternStore store;
  private final Clock clock;

  /** A service over that store. */
  public LifeService(PatternStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** By default the newest version, one stage on. */
  PatternView promote(Actor actor, String id, Step step) {
    return act(
        actor,
        id,
        step,
        "pattern.promote",
        (life, version) -> {
          VersionLife at = life.get(version);
          return life.promoted(
              version, step.to(), at.stage() == Stage.PAUSED ? at.share() : step.share());
        });
  }

  /** By default the version that is live, else the canary, else the shadow. */
  PatternView pause(Actor actor, String id, Step step) {
    return act(actor, id, step, "pattern.pause", PatternLife::paused);
  }

  /** By default the canary, else what is live, else the shadow, else what is paused. */
  PatternView rollback(Actor actor, String id, Step step) {
    return act(actor, id, step, "pattern.rollback", PatternLife::rolledBack);
  }

  private PatternView act(
      Actor actor,
      String id,
      Step step,
      String action,
      BiFunction<PatternLife, Integer, PatternLife> making) {
    PatternsService.known(store, actor.tenant(), id);
    return store.change(
        actor.tenant(),
        id,
        change -> {
          Act act = Act.begin(actor, change, clock.instant());
          StoredPattern before = act.present();
          int version = step.version().orElseGet(() -> meant(before, action));
          PatternLife after = making.apply(before.life(), version);
          requireValid(before.version(version), after.get(version), step.budget());
          StoredPattern kept = act.step(action, after, step);
          return PatternView.of(kept, kept.version(version));
        });
  }

  private static int meant(StoredPattern pattern, String action) {
    PatternLife life = pattern.life();
    return switch (action) {
      case "pattern.pause" -> running(pattern, life, TO_PAUSE);
      case "pattern.rollback" -> running(pattern, life, TO_ROLL_BACK);
      default -> life.newest();
    };
  }

  private static int running(StoredPattern pattern, PatternLife life, List<Stage> stages) {
    return life.first(stages)
        .orElseThrow(() ->
            Problems.conflict(
                "no version of '" + pattern.id() + "' runs",
                "POST /api/v1/patterns/" + pattern.id() + "/promote lets one run"))
        .version();
  }

  /** A draft is checked where it stops being one. */
  private static void requireValid(StoredVersion before, VersionLife after, CostBudget budget) {
    if (before.life().stage() == Stage.DRAFT && after.stage() != Stage.DRAFT) {
      DefinitionText.stored(before.definition(), budget);
    }
  }
}
