package io.waymark.sandbox.kills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * When which part dies, drawn from a seed: each part at least once.
 *
 * @param kills in order of time
 */
record KillSchedule(List<Kill> kills) {
  /** The parts that die. */
  static final List<String> PARTS =
      List.of("taskmanager", "jobmanager", "clickhouse", "serving", "kafka");

  /** A death so long after the first event. */
  record Kill(Duration after, String part) {}

  static KillSchedule draw(Random random, int count, Duration from, Duration to) {
    List<String> parts = new ArrayList<>(PARTS);
    while (parts.size() < count) {
      parts.add(PARTS.get(random.nextInt(PARTS.size())));
    }
    Collections.shuffle(parts, random);
    List<Kill> kills = new ArrayList<>();
    for (String part : parts) {
      double share = random.nextDouble();
      long millis = from.toMillis() + (long) (share * to.minus(from).toMillis());
      kills.add(new Kill(Duration.ofMillis(millis), part));
    }
    kills.sort(Comparator.comparing(Kill::after));
    return new KillSchedule(List.copyOf(kills));
  }
}
