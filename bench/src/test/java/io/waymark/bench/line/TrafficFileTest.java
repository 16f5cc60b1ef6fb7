package io.waymark.bench.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.replay.Progress;
import io.waymark.sandbox.replay.ReplayRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficFileTest {
  @TempDir Path folder;

  @Test
  void repeatsAreWhatWasThereBefore() throws IOException {
    TrafficSettings settings = new TrafficSettings(20_000, 7, 1_000, 1);
    Progress silent =
        new Progress(new PrintStream(OutputStream.nullOutputStream()), InstantSource.system());
    TrafficFile file = TrafficFile.write(folder.resolve("t"), settings, 0, silent);

    Set<String> seen = new HashSet<>();
    long again = 0;
    try (TrafficFile.Reader reader = file.read()) {
      for (long record = 0; record < file.records(); record++) {
        ReplayRecord entry = reader.next();
        again += seen.add(new String(entry.value(), StandardCharsets.UTF_8)) ? 0 : 1;
      }
      assertThat(reader.repeats()).isEqualTo(again).isBetween(90L, 100L);
    }
    assertThat(file.records()).isBetween(20_000L, 20_001L);
  }
}
