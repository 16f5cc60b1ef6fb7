package io.waymark.core.pattern.expression;

import io.waymark.core.pattern.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into words. */
final class Lexer {
  private static final String SIGNS = "==!=<=>=";

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); ; token = lexer.next()) {
      tokens.add(token);
      if (token.kind() == Kind.END) {
        return tokens;
      }
    }
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Kind.END, "", at + 1);
    }
    char c = text.charAt(at);
    if (isNameStart(c)) {
      return name();
    }
    if (isDigit(c)) {
      return number();
    }
    return c == '\'' || c == '"' ? quoted(c) : sign(c);
  }

  private Token name() {
    int start = at;
    while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return new Token(Kind.NAME, text.substring(start, at), start + 1);
  }

  private Token number() {
    int start = at;
    digits();
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at++;
      digits();
    }
    int end = at;
    while (at < text.length() && isNameStart(text.charAt(at))) {
      at++;
    }
    Kind kind = at == end ? Kind.NUMBER : Kind.DURATION;
    return new Token(kind, text.substring(start, at), start + 1);
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private Token quoted(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw new ExpressionException(start + 1, "the text that begins here has no closing " + quote);
    }
    at++;
    return new Token(Kind.TEXT, value.toString(), start + 1);
  }

  private Token sign(char c) {
    int start = at;
    if (at + 1 < text.length() && text.charAt(at + 1) == '=' && SIGNS.indexOf(c) >= 0) {
      at += 2;
      return new Token(Kind.SIGN, text.substring(start, at), start + 1);
    }
    if ("<>()[],.+-*/".indexOf(c) < 0) {
      throw new ExpressionException(start + 1, wrongSign(c));
    }
    at++;
    return new Token(Kind.SIGN, String.valueOf(c), start + 1);
  }

  private static String wrongSign(char c) {
    return switch (c) {
      case '=' -> "equality is written ==";
      case '&' -> "conditions are joined by the word and";
      case '|' -> "conditions are joined by the word or";
      case '!' -> "a condition is turned round by the word not";
      default -> "the character " + c + " has no meaning here";
    };
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
