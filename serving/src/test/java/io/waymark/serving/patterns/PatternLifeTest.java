package io.waymark.serving.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.pattern.PatternOrder.Mode;
import io.waymark.core.pattern.Share;
import io.waymark.serving.http.ProblemException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLifeTest {

  private static final PatternLife ONE = PatternLife.NONE.added(Stage.VALIDATED);

  private static String stages(PatternLife life) {
    return life.versions().stream()
        .map(version -> version.stage().wireName())
        .collect(Collectors.joining(" "));
  }

  private static PatternLife live() {
    return ONE.promoted(1, Stage.LIVE, 1);
  }

  @Test
  void goesStepByStep() {
    PatternLife life = PatternLife.NONE.added(Stage.DRAFT).promoted(1, null, 1);
    assertThat(stages(life)).isEqualTo("validated");
    life = new PatternLife(List.of(VersionLife.begin(1, Stage.BACKTESTED))).promoted(1, null, 1);
    assertThat(stages(life)).isEqualTo("shadow");
    life = life.promoted(1, null, 0.1);
    assertThat(stages(life)).isEqualTo("canary");
    assertThat(life.duty(1)).isEqualTo(new PatternLife.Duty(Mode.CANARY, new Share(0, 0.1)));
    life = life.promoted(1, null, 1);
    assertThat(stages(life)).isEqualTo("live");
    assertThat(life.duty(1)).isEqualTo(new PatternLife.Duty(Mode.LIVE, Share.ALL));
  }

  @Test
  void aCanaryAndWhatIsLiveDivideTheCustomers() {
    PatternLife life = live().added(Stage.VALIDATED).promoted(2, Stage.CANARY, 0.25);
    assertThat(life.duty(1)).isEqualTo(new PatternLife.Duty(Mode.LIVE, new Share(0.25, 1)));
    assertThat(life.duty(2)).isEqualTo(new PatternLife.Duty(Mode.CANARY, new Share(0, 0.25)));
    PatternLife wider = life.promoted(2, Stage.CANARY, 0.5);
    assertThat(wider.duty(1).share()).isEqualTo(new Share(0.5, 1));
    PatternLife done = wider.promoted(2, null, 1);
    assertThat(stages(done)).isEqualTo("replaced live");
    assertThat(done.duty(1)).isEqualTo(PatternLife.Duty.OFF);
  }

  @Test
  void aRollbackBringsBackWhatWasLiveBefore() {
    PatternLife second = live().added(Stage.VALIDATED).promoted(2, Stage.LIVE, 1);
    assertThat(stages(second.rolledBack(2))).isEqualTo("live rolled_back");
    assertThat(stages(second.paused(2).rolledBack(2))).isEqualTo("live rolled_back");
    PatternLife third = second.added(Stage.VALIDATED).promoted(3, Stage.LIVE, 1);
    assertThat(stages(third.rolledBack(3).rolledBack(2))).isEqualTo("live rolled_back rolled_back");
    assertThat(stages(live().rolledBack(1))).isEqualTo("rolled_back");
  }

  @Test
  void aPauseEndsWhereItBegan() {
    PatternLife life = ONE.promoted(1, Stage.CANARY, 0.2).paused(1);
    assertThat(life.duty(1)).isEqualTo(PatternLife.Duty.OFF);
    assertThat(stages(life.promoted(1, null, 0.2))).isEqualTo("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "draft, live, cannot become live",
    "validated, , has not been backtested",
    "shadow, shadow, cannot become shadow",
    "live, canary, cannot become canary",
    "live, , has no next stage",
    "removed, live, cannot become live"
  })
  void refusesWhatTheStageDoesNotAllow(String from, String to, String said) {
    PatternLife life = new PatternLife(List.of(VersionLife.begin(1, Stage.ofWireName(from))));
    Stage target = to == null ? null : Stage.ofWireName(to);
    assertThatThrownBy(() -> life.promoted(1, target, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(said);
  }

  @Test
  void whatDoesNotRunIsNeitherPausedNorRolledBack() {
    assertThatThrownBy(() -> ONE.paused(1)).hasMessageContaining("does not run");
    assertThatThrownBy(() -> ONE.rolledBack(1)).hasMessageContaining("does not run");
    assertThatThrownBy(() -> ONE.paused(7)).hasMessageContaining("no version 7");
  }

  /**
   * Whatever is done in whatever order: one live, one canary, and each customer has one of them.
   */
  @Test
  void lawsHoldAfterAnyActs() {
    long seed = Long.getLong("waymark.seed", 1);
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      PatternLife life = PatternLife.NONE;
      for (int act = 0; act < 20; act++) {
        life = tried(life, act(random, life));
        holds(life, "seed " + seed + " run " + run + ": " + stages(life));
      }
    }
  }

  private static UnaryOperator<PatternLife> act(Random random, PatternLife life) {
    int version = 1 + random.nextInt(Math.max(1, life.newest()));
    Stage to = List.of(Stage.SHADOW, Stage.CANARY, Stage.LIVE).get(random.nextInt(3));
    double share = 0.1 + 0.8 * random.nextDouble();
    return switch (random.nextInt(6)) {
      case 0 -> before -> before.added(Stage.VALIDATED);
      case 1 -> before -> before.paused(version);
      case 2 -> before -> before.rolledBack(version);
      case 3 -> before -> before.promoted(version, null, share);
      default -> before -> before.promoted(version, to, share);
    };
  }

  private static PatternLife tried(PatternLife life, UnaryOperator<PatternLife> act) {
    try {
      return act.apply(life);
    } catch (ProblemException e) {
      return life;
    }
  }

  private static void holds(PatternLife life, String what) {
    List<PatternLife.Duty> deciding =
        IntStream.rangeClosed(1, life.newest())
            .mapToObj(life::duty)
            .filter(duty -> duty.mode() == Mode.LIVE || duty.mode() == Mode.CANARY)
            .toList();
    assertThat(deciding).as(what).extracting(PatternLife.Duty::mode).doesNotHaveDuplicates();
    for (String person : List.of("a", "b", "c", "d")) {
      assertThat(deciding.stream().filter(duty -> duty.share().takes("p", person)).count())
          .as(what)
          .isLessThanOrEqualTo(1);
    }
  }
}
