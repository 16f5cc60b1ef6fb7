package io.waymark.engine.sql;

import io.waymark.engine.sql.SqlScanner.Token;

/**
 * What the HTTP interface has to know of a statement before it runs.
 *
 * @param format its own FORMAT clause, or the format given to {@link #read}
 * @param select whether it begins as a SELECT
 * @param several whether another statement follows a semicolon
 * @param touchesFiles whether it reads or writes a file of the client (INFILE, OUTFILE)
 */
public record QueryText(String format, boolean select, boolean several, boolean touchesFiles) {

  /** Scans a statement. */
  public static QueryText read(byte[] text, String defaultFormat) {
    SqlScanner scanner = new SqlScanner(text, text.length);
    String format = defaultFormat;
    boolean files = false;
    boolean ended = false;
    boolean several = false;
    boolean afterFormat = false;
    boolean afterDirection = false;
    Token token = scanner.next();
    boolean select = token == Token.WORD && scanner.isWord("SELECT");
    for (; token != Token.END; token = scanner.next()) {
      boolean word = token == Token.WORD;
      boolean semicolon = token == Token.SIGN && scanner.isSign(';');
      several |= ended && !semicolon;
      ended |= semicolon;
      if (afterFormat && word) {
        format = scanner.word();
      }
      files |= afterDirection && word && (scanner.isWord("OUTFILE") || scanner.isWord("INFILE"));
      afterFormat = word && scanner.isWord("FORMAT");
      afterDirection = word && (scanner.isWord("INTO") || scanner.isWord("FROM"));
    }
    return new QueryText(format, select, several, files);
  }
}
