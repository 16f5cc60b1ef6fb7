package io.waymark.core.pattern.expression;

import io.waymark.core.pattern.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads an expression by recursive descent; the depth and the length are bounded. */
final class Parser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ITEMS = 200;

  private final List<Token> tokens;
  private final Paths paths;
  private int at;
  private int depth;

  Parser(List<Token> tokens, Paths paths) {
    this.tokens = tokens;
    this.paths = paths;
  }

  /** The whole text as one expression. */
  Term whole() {
    Term term = or();
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end");
    }
    return term;
  }

  private Term or() {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(
          peek().column(), "the expression is nested deeper than " + MAX_DEPTH);
    }
    Term left = and();
    while (takes("or")) {
      left = Comparisons.or(left, and());
    }
    depth--;
    return left;
  }

  private Term and() {
    Term left = not();
    while (takes("and")) {
      left = Comparisons.and(left, not());
    }
    return left;
  }

  private Term not() {
    Token word = peek();
    if (!takes("not")) {
      return comparison();
    }
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(
          word.column(), "the expression is nested deeper than " + MAX_DEPTH);
    }
    Term term = Comparisons.not(not(), word.column());
    depth--;
    return term;
  }

  private Term comparison() {
    Term left = sum();
    Token word = peek();
    return switch (word.kind() == Kind.TEXT ? "" : word.text()) {
      case "==", "!=", "<", "<=", ">", ">=" -> {
        at++;
        yield Comparisons.compare(left, word, sum());
      }
      case "startsWith", "endsWith", "contains" -> {
        at++;
        yield Comparisons.textual(left, word, sum());
      }
      case "in" -> {
        at++;
        yield Comparisons.in(left, list());
      }
      default -> left;
    };
  }

  private List<Term> list() {
    expect("[");
    List<Term> items = new ArrayList<>();
    do {
      Term item = sum();
      if (item.constant() == null) {
        throw new ExpressionException(item.column(), "a list holds texts or numbers as they are");
      }
      items.add(item);
    } while (items.size() < MAX_ITEMS && takes(","));
    expect("]");
    return items;
  }

  private Term sum() {
    Term left = product();
    while (peek().is("+") || peek().is("-")) {
      left = Arithmetic.of(left, next(), product());
    }
    return left;
  }

  private Term product() {
    Term left = unary();
    while (peek().is("*") || peek().is("/")) {
      left = Arithmetic.of(left, next(), unary());
    }
    return left;
  }

  private Term unary() {
    Token sign = peek();
    return takes("-") ? Arithmetic.negative(primary(), sign.column()) : primary();
  }

  private Term primary() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> Literals.number(next());
      case DURATION -> Literals.duration(next());
      case TEXT -> Literals.text(next());
      case NAME -> named(next());
      default -> {
        if (!takes("(")) {
          throw unexpected("a value");
        }
        Term inner = or();
        expect(")");
        yield inner;
      }
    };
  }

  private Term named(Token word) {
    boolean call = peek().is("(");
    return switch (call ? word.text() + "(" : word.text()) {
      case "true", "false" -> Literals.bool(word);
      case "time(" -> Literals.time(inBrackets());
      case "count(" -> paths.count(inBrackets());
      case "sum(" -> sumOf(word);
      case "has(" -> has();
      case "first(", "last(" -> {
        Token step = inBrackets();
        expect(".");
        yield paths.ofStep(step, word.is("first") ? 0 : -1, path(next()));
      }
      default -> plainPath(word);
    };
  }

  private Token inBrackets() {
    expect("(");
    Token inner = next();
    expect(")");
    return inner;
  }

  private Term sumOf(Token word) {
    expect("(");
    Token step = next();
    expect(".");
    Term sum = paths.sum(word, step, path(next()));
    expect(")");
    return sum;
  }

  private Term has() {
    expect("(");
    Paths.Path path = path(next());
    Term has = paths.has(path);
    expect(")");
    return has;
  }

  private Term plainPath(Token word) {
    if (paths.isStep(word) && peek().is(".")) {
      next();
      return paths.ofStep(word, -1, path(next()));
    }
    return paths.ofEvent(path(word));
  }

  /** A field, or properties with a key of one or more words or a text in brackets. */
  private Paths.Path path(Token word) {
    if (word.kind() != Kind.NAME) {
      throw new ExpressionException(word.column(), "expected a field, found " + word.shown());
    }
    if (!word.is("properties")) {
      return new Paths.Path(word, "");
    }
    if (takes("[")) {
      Token key = next();
      expect("]");
      return new Paths.Path(word, key.text());
    }
    StringBuilder key = new StringBuilder();
    while (takes(".")) {
      key.append(key.isEmpty() ? "" : ".").append(next().text());
    }
    return new Paths.Path(word, key.toString());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() == Kind.END) {
      throw unexpected("more");
    }
    at++;
    return token;
  }

  private boolean takes(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!takes(sign)) {
      throw unexpected(sign);
    }
  }

  private ExpressionException unexpected(String expected) {
    return new ExpressionException(
        peek().column(), "expected " + expected + ", found " + peek().shown());
  }
}
