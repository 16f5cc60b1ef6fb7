package io.waymark.serving.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads documents from outside: one object in UTF-8, bounded in size and depth, each name once. The
 * time and memory that it takes are in proportion to the bytes, whatever they say.
 */
public final class DocumentReader {

  /** Largest document, in bytes. */
  public static final int MAX_BYTES = 256 * 1024;

  /** Most objects and lists within each other. */
  public static final int MAX_DEPTH = 16;

  /** Longest name of a field, in characters. */
  public static final int MAX_NAME = 256;

  private final Tokens tokens;
  private final Deque<String> steps = new ArrayDeque<>();

  private DocumentReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A value and where it stands, while they are built together. */
  private record Built(Object value, Place place) {}

  /**
   * Reads one document.
   *
   * @throws InvalidDocumentException saying what is wrong with it, and on which line
   */
  public static Document read(DocumentFormat format, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new InvalidDocumentException(
          "", 0, "the document has " + bytes.length + " bytes, the limit is " + MAX_BYTES);
    }
    String text = text(bytes);
    Tokens tokens = format == DocumentFormat.JSON ? new JsonTokens(text) : new YamlTokens(text);
    return new DocumentReader(tokens).document();
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidDocumentException("", 0, "the document is not UTF-8");
    }
  }

  @SuppressWarnings("unchecked")
  private Document document() {
    Token first = tokens.next();
    if (first.kind() != Token.Kind.OBJECT) {
      throw new InvalidDocumentException(
          "", first.line(), "the document is not one object of names and values");
    }
    Built root = object(first.line(), "");
    Token after = tokens.next();
    if (after.kind() != Token.Kind.END_OF_DOCUMENT) {
      throw wrong(after, "there is more after the document");
    }
    return new Document((Map<String, Object>) root.value(), root.place());
  }

  private Built value(Token token, String step, int line) {
    return switch (token.kind()) {
      case OBJECT -> object(line, step);
      case LIST -> list(line, step);
      default -> new Built(Scalars.value(token, pointer()), Place.of(line, step));
    };
  }

  private Built object(int line, String step) {
    requireDepth(line);
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (Token name = tokens.next(); name.kind() != Token.Kind.END; name = tokens.next()) {
      steps.addLast(Place.step(named(name, places)));
      Built field = value(tokens.next(), steps.getLast(), name.line());
      places.put(name.text(), field.place());
      if (field.value() != Scalars.NULL) {
        fields.put(name.text(), field.value());
      }
      steps.removeLast();
    }
    return new Built(fields, new Place(line, step, places, List.of()));
  }

  private String named(Token name, Map<String, Place> before) {
    if (name.kind() != Token.Kind.SCALAR) {
      throw wrong(name, "a name is a text, not an object or a list");
    }
    if (name.text().isEmpty() || name.text().length() > MAX_NAME) {
      throw wrong(
          name,
          "a name has " + name.text().length() + " characters; 1 to " + MAX_NAME + " are read");
    }
    Place first = before.get(name.text());
    if (first != null) {
      throw new InvalidDocumentException(
          pointer() + Place.step(name.text()),
          name.line(),
          name.text() + " stands twice, first on line " + first.line() + "; leave one");
    }
    return name.text();
  }

  private Built list(int line, String step) {
    requireDepth(line);
    List<Object> items = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Token item = tokens.next(); item.kind() != Token.Kind.END; item = tokens.next()) {
      steps.addLast("/" + items.size());
      Built built = value(item, steps.getLast(), item.line());
      if (built.value() == Scalars.NULL) {
        throw wrong(item, "an item of a list is empty; leave it out");
      }
      items.add(built.value());
      places.add(built.place());
      steps.removeLast();
    }
    return new Built(items, new Place(line, step, Map.of(), places));
  }

  private void requireDepth(int line) {
    if (steps.size() >= MAX_DEPTH) {
      throw new InvalidDocumentException(
          pointer(), line, "objects and lists go deeper than " + MAX_DEPTH + " levels");
    }
  }

  private String pointer() {
    return String.join("", steps);
  }

  private InvalidDocumentException wrong(Token token, String what) {
    return new InvalidDocumentException(pointer(), token.line(), what);
  }
}
