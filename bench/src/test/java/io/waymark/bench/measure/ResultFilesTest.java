package io.waymark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
  @TempDir Path folder;

  @Test
  void keepsFiguresAndTableByNameAndDate() throws IOException {
    Figures figures = new Figures("line", Machine.current(), "abc").put("spread", 0.1);
    new ResultFiles(folder).save(figures, LocalDate.of(2026, 11, 23), "a table\n");
    assertThat(folder.resolve("line-2026-11-23.json")).content().contains("\"spread\":0.1");
    assertThat(folder.resolve("line-2026-11-23.md")).content().contains("a table");
  }
}
