package io.waymark.jobs.pattern.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestTest {
  @TempDir private Path folder;

  @Test
  void aTapeGoesOnWithLaterTimesAndOtherIds() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lines.add(
          "{\"event_id\":\"%d\",\"ts\":%d,\"customer_id\":\"c1\",\"name\":\"search\"}"
              .formatted(i, 1_700_000_000_000L + 100L * i));
    }
    Tape tape = Tape.read(Files.write(folder.resolve("events"), lines));
    assertThat(tape.at(2).ts()).isEqualTo(1_700_000_000_200L);
    // 200 ms from the first to the last, and a third of them before the next round.
    assertThat(tape.at(3).ts()).isEqualTo(1_700_000_000_266L);
    assertThat(tape.upTo(1_700_000_000_265L)).isEqualTo(3);
    assertThat(tape.upTo(1_700_000_000_266L)).isEqualTo(4);
    assertThat(tape.at(7).eventId()).isEqualTo("7");
    assertThat(tape.at(7).name()).isEqualTo("search");
  }

  @Test
  void settingsAreLinesWithComments() throws Exception {
    Path file = Files.writeString(folder.resolve("s"), "# all\na.b: 10 s # often\n\nc: d:e\n");
    assertThat(ContestPlan.settings(file)).isEqualTo(Map.of("a.b", "10 s", "c", "d:e"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> ContestPlan.parse(new String[] {"contender=ours"}))
        .hasMessage("events=… is missing");
  }
}
