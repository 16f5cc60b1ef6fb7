package io.waymark.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Results that are kept beside the sources: {@code bench/results/<name>-<date>.json} and {@code
 * .md}.
 *
 * @param folder where they are kept
 */
public record ResultFiles(Path folder) {
  /** The folder of the repository at that root. */
  public static ResultFiles of(Path root) {
    return new ResultFiles(root.resolve("bench/results"));
  }

  /** Writes both files; those of the same day are replaced. */
  public void save(Figures figures, LocalDate date, String table) throws IOException {
    Files.createDirectories(folder);
    String stem = figures.name() + "-" + date;
    Files.writeString(folder.resolve(stem + ".json"), figures.toJson() + "\n");
    Files.writeString(
        folder.resolve(stem + ".md"),
        "# bench " + figures.name() + ", " + date + "\n\n```text\n" + table + "```\n");
  }
}
