package io.waymark.serving.patterns;

import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.Share;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of a pattern: its versions, and what each act makes of them. At most one version is live
 * and at most one a canary. An act that the state does not allow is answered 409.
 *
 * @param versions in order; the last is the newest
 */
record PatternLife(List<VersionLife> versions) {

  static final PatternLife NONE = new PatternLife(List.of());

  PatternLife {
    versions = List.copyOf(versions);
  }

  /**
   * What the job is to do with a version.
   *
   * @param mode of its order
   * @param share of its order
   */
  record Duty(PatternOrder.Mode mode, Share share) {
    static final Duty OFF = new Duty(PatternOrder.Mode.OFF, Share.ALL);
  }

  int newest() {
    return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).version();
  }

  /** With one more version, which is a draft or valid. */
  PatternLife added(Stage stage) {
    List<VersionLife> more = new ArrayList<>(versions);
    more.add(VersionLife.begin(newest() + 1, stage));
    return new PatternLife(more);
  }

  /**
   * One step on, or to a named stage.
   *
   * @param to null for the next one
   * @param share of the customers where it becomes a canary
   */
  PatternLife promoted(int version, @Nullable Stage to, double share) {
    VersionLife life = get(version);
    Stage target = to == null ? next(life) : to;
    requirePath(life, target);
    return switch (target) {
      case CANARY -> cleared(life, Stage.CANARY).with(life.canary(share));
      case LIVE -> live(life);
      case SHADOW -> cleared(life, Stage.SHADOW).with(life.at(Stage.SHADOW));
      default -> with(life.at(target));
    };
  }

  private PatternLife live(VersionLife life) {
    Integer before = at(Stage.LIVE).<Integer>map(VersionLife::version).orElse(life.follows());
    return cleared(life, Stage.LIVE).cleared(life, Stage.CANARY).with(life.liveAfter(before));
  }

  private static Stage next(VersionLife life) {
    Stage resumes = life.resumes();
    return switch (life.stage()) {
      case DRAFT -> Stage.VALIDATED;
      case BACKTESTED -> Stage.SHADOW;
      case SHADOW -> Stage.CANARY;
      case CANARY -> Stage.LIVE;
      case PAUSED -> resumes == null ? Stage.SHADOW : resumes;
      case VALIDATED ->
          throw refused(life, "has not been backtested", "POST …/backtest first, or say to");
      default -> throw refused(life, "has no next stage", "say to: shadow, canary or live");
    };
  }

  private static void requirePath(VersionLife life, Stage target) {
    Stage from = life.stage();
    boolean fits =
        switch (from) {
          case DRAFT -> target == Stage.VALIDATED;
          case SHADOW -> target == Stage.CANARY || target == Stage.LIVE;
          case CANARY -> target == Stage.CANARY || target == Stage.LIVE;
          case LIVE, REMOVED -> false;
          default -> target.runs();
        };
    if (!fits) {
      throw refused(
          life,
          "cannot become " + target.wireName(),
          from == Stage.DRAFT
              ? "promote it to validated first"
              : "stages go on from shadow to canary to live; pause and rollback go back");
    }
  }

  /** Stopped for a while; {@link #promoted} without a stage lets it go on. */
  PatternLife paused(int version) {
    VersionLife life = get(version);
    if (!life.stage().runs()) {
      throw refused(life, "does not run", "only shadow, canary and live can be paused");
    }
    return with(life.paused());
  }

  /** Stopped for good; where it was live, the version before it is live again. */
  PatternLife rolledBack(int version) {
    VersionLife life = get(version);
    if (!life.stage().runs() && life.stage() != Stage.PAUSED) {
      throw refused(
          life, "does not run", "only shadow, canary, live and paused can be rolled back");
    }
    PatternLife without = with(life.at(Stage.ROLLED_BACK));
    boolean wasLive = life.stage() == Stage.LIVE || life.resumes() == Stage.LIVE;
    Integer before = life.follows();
    if (!wasLive || before == null || without.at(Stage.LIVE).isPresent()) {
      return without;
    }
    return without.find(before).stage() == Stage.REPLACED
        ? without.with(without.find(before).at(Stage.LIVE))
        : without;
  }

  /** The pattern is gone. */
  PatternLife removed() {
    return new PatternLife(versions.stream().map(life -> life.at(Stage.REMOVED)).toList());
  }

  /** What the job is to do with a version now. */
  Duty duty(int version) {
    VersionLife life = find(version);
    return switch (life.stage()) {
      case SHADOW -> new Duty(PatternOrder.Mode.SHADOW, Share.ALL);
      case CANARY -> new Duty(PatternOrder.Mode.CANARY, upTo(life.share()));
      case LIVE -> new Duty(PatternOrder.Mode.LIVE, besideCanary());
      default -> Duty.OFF;
    };
  }

  private static Share upTo(double share) {
    return share >= 1 ? Share.ALL : new Share(0, share);
  }

  /** A canary and what is live divide the customers. */
  private Share besideCanary() {
    double taken = at(Stage.CANARY).map(VersionLife::share).orElse(0.0);
    return taken <= 0 ? Share.ALL : new Share(taken, 1);
  }

  /** The version that acts are about where none is named, if any fits. */
  Optional<VersionLife> first(List<Stage> stages) {
    return stages.stream().map(this::at).flatMap(Optional::stream).findFirst();
  }

  /** The newest version at that stage. */
  Optional<VersionLife> at(Stage stage) {
    return last(life -> life.stage() == stage);
  }

  private Optional<VersionLife> last(Predicate<VersionLife> wanted) {
    return versions.stream().filter(wanted).reduce((a, b) -> b);
  }

  VersionLife get(int version) {
    return last(life -> life.version() == version)
        .orElseThrow(
            () -> Problems.notFound("there is no version " + version, "the newest is " + newest()));
  }

  private VersionLife find(int version) {
    return last(life -> life.version() == version).orElseThrow();
  }

  /** Whoever else is at that stage gives way. */
  private PatternLife cleared(VersionLife except, Stage stage) {
    return new PatternLife(
        versions.stream()
            .map(life ->
                life.stage() == stage && life.version() != except.version()
                    ? life.at(Stage.REPLACED)
                    : life)
            .toList());
  }

  private PatternLife with(VersionLife changed) {
    return new PatternLife(
        versions.stream()
            .map(life -> life.version() == changed.version() ? changed : life)
            .toList());
  }

  private static ProblemException refused(VersionLife life, String what, String hint) {
    return Problems.conflict(
        "version " + life.version() + " is " + life.stage().wireName() + " and " + what, hint);
  }
}
