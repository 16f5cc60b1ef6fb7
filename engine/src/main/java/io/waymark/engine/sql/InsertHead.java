package io.waymark.engine.sql;

import io.waymark.engine.sql.SqlScanner.Token;
import java.util.Optional;

/**
 * An INSERT that brings its own data.
 *
 * @param end where the statement ends, before its FORMAT or VALUES
 * @param format of the data
 * @param dataStart first byte of the data
 */
public record InsertHead(int end, String format, int dataStart) {

  private static final String VALUES = "Values";

  /** Empty for every other statement, INSERT ... SELECT among them. */
  public static Optional<InsertHead> find(byte[] text, int limit) {
    SqlScanner scanner = new SqlScanner(text, limit);
    if (scanner.next() != Token.WORD || !scanner.isWord("INSERT")) {
      return Optional.empty();
    }
    return afterTarget(text, limit, scanner, skipTarget(scanner));
  }

  /** Walks over {@code INTO [TABLE|FUNCTION] [database.]table}; answers the token behind it. */
  private static Token skipTarget(SqlScanner scanner) {
    Token token = scanner.next();
    if (scanner.isWord("INTO")) {
      token = scanner.next();
    }
    if (scanner.isWord("TABLE") || scanner.isWord("FUNCTION")) {
      scanner.next();
    }
    token = scanner.next();
    while (token == Token.SIGN && scanner.isSign('.')) {
      scanner.next();
      token = scanner.next();
    }
    return token;
  }

  private static Optional<InsertHead> afterTarget(
      byte[] text, int limit, SqlScanner scanner, Token first) {
    int depth = 0;
    boolean opened = false;
    for (Token token = first; token != Token.END; token = scanner.next()) {
      if (token == Token.SIGN) {
        opened = scanner.isSign('(');
        depth += opened ? 1 : scanner.isSign(')') ? -1 : 0;
        if (depth == 0 && scanner.isSign(';')) {
          return Optional.of(new InsertHead(scanner.start(), VALUES, limit));
        }
        continue;
      }
      if (token == Token.WORD && (depth == 0 || (depth == 1 && opened)) && isQuery(scanner)) {
        return Optional.empty();
      }
      if (token == Token.WORD && depth == 0 && scanner.isWord("VALUES")) {
        return Optional.of(new InsertHead(scanner.start(), VALUES, scanner.end()));
      }
      if (token == Token.WORD && depth == 0 && scanner.isWord("FORMAT")) {
        return format(text, limit, scanner);
      }
      opened = false;
    }
    return Optional.of(new InsertHead(limit, VALUES, limit));
  }

  private static boolean isQuery(SqlScanner scanner) {
    return scanner.isWord("SELECT")
        || scanner.isWord("WITH")
        || scanner.isWord("INFILE")
        || scanner.isWord("WATCH");
  }

  private static Optional<InsertHead> format(byte[] text, int limit, SqlScanner scanner) {
    int end = scanner.start();
    scanner.next();
    String name = scanner.word();
    boolean values = name.equalsIgnoreCase(VALUES);
    int data = values ? scanner.end() : dataStart(text, limit, scanner.end());
    return Optional.of(new InsertHead(end, name, data));
  }

  /** Blanks and one line end belong to the statement, everything behind them to the data. */
  private static int dataStart(byte[] text, int limit, int from) {
    int at = from;
    while (at < limit && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    if (at < limit && text[at] == ';') {
      at++;
    }
    if (at + 1 < limit && text[at] == '\r' && text[at + 1] == '\n') {
      return at + 2;
    }
    return at < limit && text[at] == '\n' ? at + 1 : at;
  }
}
