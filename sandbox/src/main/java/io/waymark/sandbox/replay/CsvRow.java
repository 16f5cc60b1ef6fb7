package io.waymark.sandbox.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One row by the names of its columns.
 *
 * @param columns index of each column
 * @param fields the fields
 * @param separator what stands between fields in this file
 */
record CsvRow(Map<String, Integer> columns, CsvRecord fields, char separator) {

  /** The field without blanks around it; empty where the row or the file has none. */
  String get(String column) {
    Integer index = columns.get(column);
    return index == null || index >= fields.getFieldCount() ? "" : fields.getField(index).strip();
  }

  long lineNumber() {
    return fields.getStartingLineNumber();
  }

  /** The line as the file has it, up to needless quotes. */
  String original() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text)) {
      csv.writeRecord(fields.getFields());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().stripTrailing();
  }
}
