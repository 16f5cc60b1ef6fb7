package io.waymark.core.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Event;
import io.waymark.core.journey.Events;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelHourTest {

  private static MinuteCounts purchase(int minute, long eur, boolean first) {
    MinuteCounts minutes = new MinuteCounts();
    minutes.of(minute).add(Events.purchase("p", 1, "o", eur).event(), first);
    return minutes;
  }

  @Test
  void keepsAbsoluteSumsByMinuteAndHour() {
    ChannelHour hour = new ChannelHour();
    hour.add(purchase(3, 10, true));
    hour.add(purchase(3, 5, false));
    hour.add(purchase(59, 1, true));
    List<String> rows = new ArrayList<>();
    assertThat(
            hour.takeChanged(
                (minute, c) -> rows.add(minute + ":" + c.conversions() + ":" + c.revenue())))
        .isTrue();
    assertThat(rows).containsExactly("3:1:15.0000", "59:1:1.0000");
    assertThat(hour.total().conversions()).isEqualTo(2);
    assertThat(hour.total().revenue()).hasToString("16.0000");
    assertThat(hour.version()).isEqualTo(3);
    assertThat(hour.takeChanged((minute, c) -> rows.add("again"))).isFalse();
    assertThat(rows).hasSize(2);
  }

  @Test
  void thePackedFormIsTheState() {
    ChannelHour hour = new ChannelHour();
    hour.add(purchase(0, 10, true));
    hour.add(purchase(59, 7, true));
    PackedWriter out = new PackedWriter(8);
    hour.write(out);
    ChannelHour copy = ChannelHour.read(new PackedReader(out.toBytes()));
    assertThat(copy.total().revenue()).hasToString("17.0000");
    assertThat(copy.version()).isEqualTo(2);
  }

  /** Deltas may be cut anywhere: the sums are those of one pass over all events. */
  @Test
  void sumsDoNotDependOnHowTheDeltasAreCut() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      ChannelHour whole = new ChannelHour();
      ChannelHour parts = new ChannelHour();
      MinuteCounts all = new MinuteCounts();
      MinuteCounts part = new MinuteCounts();
      for (int i = 0; i < 200; i++) {
        int minute = random.nextInt(60);
        Event event = Events.purchase("p" + i, 1, "o", random.nextInt(1000)).event();
        boolean first = random.nextBoolean();
        all.of(minute).add(event, first);
        part.of(minute).add(event, first);
        if (random.nextInt(10) == 0) {
          parts.add(part);
          part = new MinuteCounts();
        }
      }
      whole.add(all);
      parts.add(part);
      assertThat(rows(parts)).as("seed %d", seed).isEqualTo(rows(whole));
    }
  }

  private static Map<Integer, String> rows(ChannelHour hour) {
    Map<Integer, String> rows = new TreeMap<>();
    hour.takeChanged(
        (minute, c) -> rows.put(minute, c.events() + " " + c.conversions() + " " + c.revenue()));
    return rows;
  }
}
