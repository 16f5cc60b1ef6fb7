package io.waymark.jobs.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.wire.ControlJson;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class ControlDecoderTest {
  private static final ControlRecord RECORD =
      ControlRecord.of(new ControlKey("meaning", "acme", "main/1"), 1, 0, "{}");

  private final SimpleCounter refused = new SimpleCounter();
  private final SimpleCounter oversized = new SimpleCounter();
  private final ControlDecoder decoder = new ControlDecoder(refused, oversized);

  @Test
  void readsRecordsAndRemovals() {
    byte[] key = "meaning/acme/main/1".getBytes(UTF_8);
    assertThat(decoder.decode(key, ControlJson.toBytes(RECORD), 0))
        .isEqualTo(ControlChange.of(RECORD));
    assertThat(decoder.decode(key, null, 1)).isEqualTo(ControlChange.removal(RECORD.key()));
    assertThat(refused.getCount()).isZero();
  }

  @Test
  void leavesOutAndCountsWhatCannotBeRead() {
    byte[] key = "meaning/acme/main/1".getBytes(UTF_8);
    assertThat(decoder.decode(key, "{".getBytes(UTF_8), 0)).isNull();
    assertThat(decoder.decode(null, ControlJson.toBytes(RECORD), 1)).isNull();
    assertThat(
            decoder.decode("meaning/other/main/1".getBytes(UTF_8), ControlJson.toBytes(RECORD), 2))
        .isNull();
    assertThat(decoder.decode("nonsense".getBytes(UTF_8), null, 3)).isNull();
    assertThat(refused.getCount()).isEqualTo(4);
  }

  @Test
  void leavesOutWhatIsTooLarge() {
    byte[] value = new byte[ControlJson.MAX_RECORD_BYTES + 1];
    assertThat(decoder.decode("meaning/acme/main/1".getBytes(UTF_8), value, 0)).isNull();
    assertThat(oversized.getCount()).isEqualTo(1);
    assertThat(refused.getCount()).isZero();
  }

  @Test
  void everyTypeGoesToItsConsumerAndABadOneStopsNothing() {
    List<ControlChange> taken = new ArrayList<>();
    ControlState state = new ControlState().on("meaning", taken::add);
    state.on(
        "broken",
        change -> {
          throw new IllegalArgumentException("no");
        });
    ControlRecord unknown = ControlRecord.of(new ControlKey("later", "acme", "x"), 1, 0, "{}");
    ControlRecord broken = ControlRecord.of(new ControlKey("broken", "acme", "x"), 1, 0, "{}");
    TestingFeed feed = new TestingFeed();
    feed.add(ControlChange.of(unknown)).add(ControlChange.of(broken)).add(ControlChange.of(RECORD));
    state.drain(feed);
    assertThat(taken).containsExactly(ControlChange.of(RECORD));
  }
}
