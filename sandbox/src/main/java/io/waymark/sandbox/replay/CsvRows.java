package io.waymark.sandbox.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows of a file with a header; the separator (comma, semicolon, tab) is seen in the header.
 */
final class CsvRows {

  private static final int HEADER_BYTES = 64 * 1024;

  private CsvRows() {}

  /**
   * Reads all rows behind the header.
   *
   * @param required columns that the file must have
   */
  static void forEach(InputStream raw, String file, List<String> required, Consumer<CsvRow> sink)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 2 * HEADER_BYTES);
    char separator = separatorOf(in);
    Iterator<CsvRecord> records = records(in, separator);
    if (!records.hasNext()) {
      throw new ReplayException(file + " is empty: a header line is needed");
    }
    Map<String, Integer> columns = columnsOf(records.next().getFields());
    requireColumns(file, columns, required);
    while (records.hasNext()) {
      sink.accept(new CsvRow(columns, records.next(), separator));
    }
  }

  /** Reads all rows of a file without a header, whose columns are known. */
  static void forEach(InputStream in, char separator, List<String> columns, Consumer<CsvRow> sink) {
    Map<String, Integer> places = columnsOf(columns);
    records(in, separator)
        .forEachRemaining(fields -> sink.accept(new CsvRow(places, fields, separator)));
  }

  private static Iterator<CsvRecord> records(InputStream in, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        .ofCsvRecord(in)
        .iterator();
  }

  private static Map<String, Integer> columnsOf(List<String> header) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(header.get(i).strip(), i);
    }
    return columns;
  }

  private static void requireColumns(
      String file, Map<String, Integer> columns, List<String> required) {
    for (String column : required) {
      if (!columns.containsKey(column)) {
        throw new ReplayException(
            "%s has no column '%s'; it has %s".formatted(file, column, columns.keySet()));
      }
    }
  }

  private static char separatorOf(BufferedInputStream in) throws IOException {
    in.mark(HEADER_BYTES);
    String head = new String(in.readNBytes(HEADER_BYTES / 2), StandardCharsets.UTF_8);
    in.reset();
    String header = head.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {',', ';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
