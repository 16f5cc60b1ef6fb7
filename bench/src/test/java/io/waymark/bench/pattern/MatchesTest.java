package io.waymark.bench.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.bench.pattern.Matches.Match;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchesTest {
  @TempDir private Path folder;

  @Test
  void aPrefixHasTheMatchesThatAreCompleteInIt() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(6 * Long.BYTES);
    bytes.putLong(9).putLong(1).putLong(4).putLong(3).putLong(4).putLong(2);
    Matches matches = Matches.read(Files.write(folder.resolve("m"), bytes.array()));
    assertThat(matches.of(9)).containsExactly(new Match(4, 2), new Match(4, 3));
  }
}
