package io.waymark.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final long BOUND = 5_000;

  private static RecentIds packedAndBack(RecentIds ids) {
    PackedWriter out = new PackedWriter(16);
    ids.write(out);
    return RecentIds.read(new PackedReader(out.toBytes()));
  }

  /** Law: an id is new where no event of it lies within the bound, however many there are. */
  @Test
  void knowsExactlyTheIdsWithinTheBound() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int different = 1 + random.nextInt(2_000);
      Map<String, Long> seen = new HashMap<>();
      RecentIds ids = new RecentIds();
      for (long clock = 0; clock < 20_000; clock += 1 + random.nextInt(20)) {
        String id = "e-" + random.nextInt(different);
        long ts = clock - random.nextInt(1_000);
        Long known = seen.get(id);
        boolean isNew = known == null || known < clock - BOUND;
        assertThat(ids.add(id, ts, clock - BOUND)).as("seed %d, %s", seed, id).isEqualTo(isNew);
        seen.merge(id, ts, Math::max);
        if (random.nextInt(100) == 0) {
          ids = packedAndBack(ids);
        }
      }
    }
  }

  /** Law: merged are the ids of both, and those of both are counted. */
  @Test
  void mergesTheIdsOfBoth() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      Set<String> a = new HashSet<>();
      Set<String> b = new HashSet<>();
      RecentIds one = some(random, a);
      RecentIds other = some(random, b);
      Set<String> both = new HashSet<>(a);
      both.retainAll(b);
      assertThat(one.merge(other)).as("seed %d", seed).isEqualTo(both.size());
      a.addAll(b);
      assertThat(one.size()).isEqualTo(a.size());
      a.forEach(id -> assertThat(one.add(id, 0, Long.MIN_VALUE)).isFalse());
    }
  }

  private static RecentIds some(Random random, Set<String> added) {
    RecentIds ids = new RecentIds();
    for (int i = random.nextInt(400); i > 0; i--) {
      String id = String.valueOf(random.nextInt(600));
      assertThat(ids.add(id, random.nextInt(9), Long.MIN_VALUE)).isEqualTo(added.add(id));
    }
    return ids;
  }

  /** Ids that differ in one place, at any place and length, keep apart. */
  @Test
  void keepsSimilarIdsApart() {
    RecentIds ids = new RecentIds();
    String text = "0000-0000-0000-0000";
    for (int length = 1; length <= text.length(); length++) {
      assertThat(ids.add(text.substring(0, length), 0, Long.MIN_VALUE)).isTrue();
      for (int at = 0; at < length; at++) {
        StringBuilder other = new StringBuilder(text.substring(0, length));
        other.setCharAt(at, 'x');
        assertThat(ids.add(other.toString(), 0, Long.MIN_VALUE)).isTrue();
      }
    }
  }
}
