package io.waymark.bench.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * How every bench ends: its table and, as the last line, its figures.
 *
 * @param figures what was found
 * @param root the repository
 */
public record Report(Figures figures, Path root) {
  /** Prints both, and keeps them beside the sources where that is wanted. */
  public void tell(Consumer<PrintStream> table, boolean save) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String text = bytes.toString(StandardCharsets.UTF_8);
    System.out.print(text);
    if (save) {
      ResultFiles.of(root).save(figures, LocalDate.now(ZoneOffset.UTC), text);
    }
    System.out.println(figures.toJson());
  }
}
