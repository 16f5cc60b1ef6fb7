package io.waymark.sandbox.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLimitTest {
  @Test
  void aLogBeyondTheLimitIsTurnedOverWhileItsWriterGoesOn(@TempDir Path dir) throws Exception {
    Path log = dir.resolve("a.log");
    try (FileOutputStream writer = new FileOutputStream(log.toFile(), true)) {
      writer.write("0123456789".getBytes(StandardCharsets.UTF_8));
      new LogLimit(dir, 10).enforce();
      assertThat(log).hasContent("0123456789");
      writer.write("x".getBytes(StandardCharsets.UTF_8));
      new LogLimit(dir, 10).enforce();
      writer.write("after".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(dir.resolve("a.log.1")).hasContent("0123456789x");
    assertThat(Files.readString(log)).isEqualTo("after");
  }
}
