package io.waymark.bench.measure;

import io.waymark.sandbox.parts.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** How every bench ends: its table and, as the last line, its figures. Mixed into its command. */
public final class Ending {
  @Option(names = "--save", description = "keep the figures under bench/results")
  private boolean save;

  /** Prints both, and keeps them beside the sources where that is wanted. */
  public void tell(Report report) throws IOException {
    Path root = Distribution.find().root();
    Machine machine = Machine.current();
    Figures figures = report.figures(machine, Commit.at(root));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), machine, figures);
    String table = bytes.toString(StandardCharsets.UTF_8);
    System.out.print(table);
    if (save) {
      ResultFiles.of(root).save(figures, LocalDate.now(ZoneOffset.UTC), table);
    }
    System.out.println(figures.toJson());
  }
}
