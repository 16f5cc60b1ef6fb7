package io.waymark.clickhouse;

import java.util.ArrayList;
import java.util.List;

/** Cuts a SQL text at its semicolons and takes the comments out; quoted text stays as it is. */
final class SqlStatements {

  private final String text;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int at;

  private SqlStatements(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    return new SqlStatements(text).run();
  }

  private List<String> run() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\'' || next == '"' || next == '`') {
        quoted(next);
      } else if (text.startsWith("--", at)) {
        skipTo("\n", 0);
      } else if (text.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else if (next == ';') {
        end();
        at++;
      } else {
        current.append(next);
        at++;
      }
    }
    end();
    return statements;
  }

  private void quoted(char quote) {
    int from = at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
    current.append(text, from, at);
  }

  private void skipTo(String mark, int behind) {
    int found = text.indexOf(mark, at);
    at = found < 0 ? text.length() : found + behind;
  }

  private void end() {
    String statement = current.toString().strip();
    if (!statement.isEmpty()) {
      statements.add(statement);
    }
    current.setLength(0);
  }
}
