package io.waymark.serving.document;

import java.io.StringReader;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * YAML as a stream of events: nothing is built that the text did not spell out. Anchors, aliases
 * and tags are refused, since with them a small text can mean a huge document or a Java class.
 */
final class YamlTokens implements Tokens {

  private final String text;
  private final Iterator<Event> events;
  private boolean begun;

  YamlTokens(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(text.length() + 1);
    this.text = text;
    this.events = new Yaml(options).parse(new StringReader(text)).iterator();
  }

  @Override
  public Token next() {
    while (true) {
      Event event = event();
      Token token = event == null ? Token.of(Token.Kind.END_OF_DOCUMENT, 0) : token(event);
      if (token != null) {
        return token;
      }
    }
  }

  private @Nullable Event event() {
    try {
      return events.hasNext() ? events.next() : null;
    } catch (MarkedYAMLException e) {
      throw new InvalidDocumentException(
          "", e.getProblemMark().getLine() + 1, "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw new InvalidDocumentException(
          "",
          1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count(),
          "not YAML: character U+" + String.format("%04X", e.getCodePoint()) + " is not allowed");
    }
  }

  /** The event as a token, or null where it says nothing of the document itself. */
  private @Nullable Token token(Event event) {
    int line = event.getStartMark().getLine() + 1;
    if (event instanceof NodeEvent node) {
      refuseReferences(node, line);
    }
    return switch (event.getEventId()) {
      case MappingStart -> Token.of(Token.Kind.OBJECT, line);
      case SequenceStart -> Token.of(Token.Kind.LIST, line);
      case MappingEnd, SequenceEnd -> Token.of(Token.Kind.END, line);
      case Scalar -> scalar((ScalarEvent) event, line);
      case DocumentStart -> begin((DocumentStartEvent) event, line);
      default -> null;
    };
  }

  private static Token scalar(ScalarEvent event, int line) {
    return new Token(Token.Kind.SCALAR, event.getValue(), event.isPlain(), line);
  }

  private static void refuseReferences(NodeEvent node, int line) {
    if (node instanceof AliasEvent || node.getAnchor() != null) {
      throw new InvalidDocumentException(
          "",
          line,
          (node instanceof AliasEvent ? "alias *" : "anchor &")
              + node.getAnchor()
              + " is not read here; write the value out where it is meant");
    }
    String tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : node instanceof CollectionStartEvent start ? start.getTag() : null;
    if (tag != null) {
      throw new InvalidDocumentException(
          "", line, "tag " + tag + " is not read here; leave it out");
    }
  }

  private @Nullable Token begin(DocumentStartEvent event, int line) {
    if (begun) {
      throw new InvalidDocumentException("", line, "a second document begins; send one");
    }
    begun = true;
    return null;
  }
}
