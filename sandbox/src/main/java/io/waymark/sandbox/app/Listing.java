package io.waymark.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON objects as lines: a table for people, an object a line for programs. */
final class Listing {
  private Listing() {}

  static void print(Console console, boolean json, List<JsonNode> rows, String... columns) {
    if (json) {
      rows.forEach(console.out()::println);
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of(columns));
    for (JsonNode row : rows) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(cell(row.path(column)));
      }
      table.add(cells);
    }
    String form = form(table);
    table.forEach(
        cells -> console.out().println(String.format(form, cells.toArray()).stripTrailing()));
  }

  private static String cell(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(","));
    }
    return value.isNull() || value.isMissingNode() ? "-" : value.asText();
  }

  private static String form(List<List<String>> table) {
    StringBuilder form = new StringBuilder();
    for (int column = 0; column < table.get(0).size(); column++) {
      int at = column;
      int width = table.stream().mapToInt(cells -> cells.get(at).length()).max().orElse(1);
      form.append("%-").append(Math.max(1, width)).append("s  ");
    }
    return form.toString();
  }
}
