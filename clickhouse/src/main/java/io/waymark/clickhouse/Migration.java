package io.waymark.clickhouse;

import io.waymark.core.hash.Sha256;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step forward of the schema.
 *
 * @param version from the file name {@code V001__what_it_does.sql}
 * @param file its name
 * @param statements each safe to run again, since ClickHouse has no transactions
 * @param checksum of the statements, so that a better comment changes nothing
 */
record Migration(int version, String file, List<String> statements, String checksum) {

  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");

  static Migration of(String file, String text) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalStateException(
          "migration '" + file + "' is not named like V001__what_it_does.sql");
    }
    List<String> statements = SqlStatements.split(text);
    return new Migration(
        Integer.parseInt(name.group(1)),
        file,
        statements,
        Sha256.hex(String.join(";", statements)));
  }
}
