package io.waymark.engine.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The insert tokens of one table.
 *
 * <p>ClickHouse 26.7 notes a token before the rows get their final name (MergeTreeSink: addPart,
 * then rename, then commit). A process killed in between remembers a token whose rows are nowhere,
 * and the client's repetition, which would bring them, is dropped as a repetition. So before the
 * engine opens the table, tokens without rows are taken back, in the log's own way: by a record
 * that drops them.
 */
final class DeduplicationLog {

  private static final String ADDED = "1";
  private static final String DROPPED = "2";
  private static final String FILE_NAME = "deduplication_log_";

  private final Path folder;
  private final Map<String, String> partOfToken = new LinkedHashMap<>();

  DeduplicationLog(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes back the tokens whose rows are not there.
   *
   * @return how many
   */
  int forgetTokensWithoutRows() throws IOException {
    List<Path> files = files();
    for (Path file : files) {
      cutTornLine(file);
      replay(file);
    }
    List<PartName> present = partsPresent();
    StringBuilder records = new StringBuilder();
    int forgotten = 0;
    for (Map.Entry<String, String> token : partOfToken.entrySet()) {
      if (!isCovered(token.getValue(), present)) {
        records.append(DROPPED).append('\t').append(token.getValue()).append('\t');
        records.append(token.getKey()).append('\n');
        forgotten++;
      }
    }
    if (forgotten > 0) {
      Files.writeString(files.get(files.size() - 1), records, StandardOpenOption.APPEND);
    }
    return forgotten;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(FILE_NAME))
          .sorted(Comparator.comparingLong(DeduplicationLog::number))
          .toList();
    }
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(FILE_NAME.length(), name.lastIndexOf('.')));
  }

  /** The engine would append to half a record and then stop reading the log there. */
  private static void cutTornLine(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    if (end < content.length) {
      Files.write(file, Arrays.copyOf(content, end));
    }
  }

  private void replay(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", 3);
      if (fields.length == 3 && fields[0].equals(ADDED)) {
        partOfToken.put(fields[2], fields[1]);
      } else if (fields.length == 3) {
        partOfToken.remove(fields[2]);
      }
    }
  }

  private List<PartName> partsPresent() throws IOException {
    try (Stream<Path> names = Files.list(folder.getParent())) {
      return names
          .map(path -> PartName.of(path.getFileName().toString()))
          .flatMap(Optional::stream)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isCovered(String part, List<PartName> present) {
    // A name that is not understood is left alone.
    return PartName.of(part)
        .map(wanted -> present.stream().anyMatch(each -> each.contains(wanted)))
        .orElse(true);
  }
}
