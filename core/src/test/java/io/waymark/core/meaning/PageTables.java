package io.waymark.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables and documents of docs/events.md. */
final class PageTables {
  private static final Path PAGE = Path.of("../docs/events.md");
  private static final Pattern DOCUMENT = Pattern.compile("```json\\n(\\{.*?\\})\\n```", 32);

  private PageTables() {}

  /** The text below that title, up to the next one of that or a higher rank. */
  static String section(String title) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(title + "\n");
    assertThat(begin).as("%s has no section %s", PAGE, title).isNotNegative();
    String text = page.substring(begin + title.length());
    Matcher next = Pattern.compile("(?m)^##.? ").matcher(text);
    return next.find() ? text.substring(0, next.start()) : text;
  }

  static String document(String section) {
    Matcher document = DOCUMENT.matcher(section);
    assertThat(document.find()).as("a document in the section").isTrue();
    return document.group(1);
  }

  /** The rows of the table whose head begins so; cells without back-ticks, "none" as empty. */
  static List<List<String>> rows(String section, String head) {
    int begin = section.indexOf("| " + head);
    assertThat(begin).as("a table %s", head).isNotNegative();
    List<List<String>> rows = new ArrayList<>();
    String[] lines = section.substring(begin).split("\n", -1);
    for (int i = 2; i < lines.length && lines[i].startsWith("|"); i++) {
      String line = lines[i].substring(2, lines[i].length() - 2);
      rows.add(Arrays.stream(line.split(" \\| ", -1)).map(PageTables::cell).toList());
    }
    assertThat(rows).hasSizeGreaterThan(2);
    return rows;
  }

  private static String cell(String text) {
    String bare = text.replace("`", "").strip();
    return bare.equals("none") || bare.equals("nothing") ? "" : bare;
  }
}
