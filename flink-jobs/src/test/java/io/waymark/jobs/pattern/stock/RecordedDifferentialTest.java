package io.waymark.jobs.pattern.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.automaton.WindowRule;
import io.waymark.testkit.pattern.PatternGenerator;
import io.waymark.testkit.pattern.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Our matcher against flink-cep over recorded clicks: <a
 * href="https://www.kaggle.com/datasets/chadgostopp/recsys-challenge-2015">YooChoose</a> sessions
 * and users of an e-commerce click stream. {@code -Dwaymark.data} names the folder of both.
 */
@EnabledIfSystemProperty(named = "waymark.long", matches = "true")
class RecordedDifferentialTest {
  private static final Path DATA =
      Path.of(System.getProperty("waymark.data", "../../shared/data")).toAbsolutePath().normalize();
  private static final long SEED = Long.getLong("waymark.pattern.seed", 1);
  private static final int PATTERNS = Integer.getInteger("waymark.pattern.patterns", 30);
  private static final long MINUTE_MS = 60_000;

  @Test
  void oursDecidesAsStockDoesOverYooChoose() throws Exception {
    Path file = file("yoochoose-100k/yoochoose-clicks-100k_train_full.txt.gz");
    Vocabulary words =
        new Vocabulary(
            List.of("item0", "item1", "item2", "item3", "item4", "item5"), List.of(""), MINUTE_MS);
    compare(words, RecordedStreams.yoochoose(file));
  }

  @Test
  void oursDecidesAsStockDoesOverEcomClicks() throws Exception {
    Path file = file("ecom-clickstream/ecom.csv.gz");
    Vocabulary words =
        new Vocabulary(
            List.of("home", "product_view", "add_to_cart", "catalog", "purchase"),
            List.of("email", "organic", "paid_search"),
            MINUTE_MS);
    compare(words, RecordedStreams.ecom(file));
  }

  private static Path file(String name) {
    Path file = DATA.resolve(name);
    assumeThat(Files.exists(file))
        .as("%s is there; -Dwaymark.data names the folder", file)
        .isTrue();
    return file;
  }

  private static void compare(Vocabulary words, List<List<Event>> streams) throws Exception {
    Comparison comparison = new Comparison(WindowRule.EVERY_STATE);
    for (long seed = SEED; seed < SEED + PATTERNS; seed++) {
      PatternGenerator generator = new PatternGenerator(words, new SplittableRandom(seed));
      comparison.compare(seed, generator.next("p"), streams);
    }
    System.out.println("seeds from " + SEED + ": " + comparison);
    assertThat(comparison.matches()).isGreaterThan(PATTERNS);
    assertThat(comparison.leftOut()).isLessThan(comparison.pairs() / 5);
  }
}
