package io.waymark.core.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.journey.Events;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelHourTest {

  private static ChannelCounts purchase(long eur, boolean first) {
    ChannelCounts counts = new ChannelCounts();
    counts.add(Events.purchase("p", 1, "o", eur).event(), first);
    return counts;
  }

  @Test
  void keepsAbsoluteSumsByMinuteAndHour() {
    ChannelHour hour = new ChannelHour();
    hour.add(3, purchase(10, true));
    hour.add(3, purchase(5, false));
    hour.add(59, purchase(1, true));
    List<String> rows = new ArrayList<>();
    hour.takeChanged((minute, c) -> rows.add(minute + ":" + c.conversions() + ":" + c.revenue()));
    assertThat(rows).containsExactly("3:1:15.0000", "59:1:1.0000");
    assertThat(hour.total().conversions()).isEqualTo(2);
    assertThat(hour.total().revenue()).hasToString("16.0000");
    assertThat(hour.version()).isEqualTo(3);
    hour.takeChanged((minute, c) -> rows.add("again"));
    assertThat(rows).hasSize(2);
  }

  @Test
  void thePackedFormIsTheState() {
    ChannelHour hour = new ChannelHour();
    hour.add(0, purchase(10, true));
    hour.add(59, purchase(7, true));
    PackedWriter out = new PackedWriter(8);
    hour.write(out);
    ChannelHour copy = ChannelHour.read(new PackedReader(out.toBytes()));
    assertThat(copy.total().revenue()).hasToString("17.0000");
    assertThat(copy.version()).isEqualTo(2);
  }
}
