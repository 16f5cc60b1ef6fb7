package io.waymark.serving.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as a stream of tokens. */
final class JsonTokens implements Tokens {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private final JsonParser json;

  JsonTokens(String text) {
    try {
      json = FACTORY.createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  @Override
  public Token next() {
    try {
      JsonToken token = json.nextToken();
      return token == null ? Token.of(Token.Kind.END_OF_DOCUMENT, 0) : token(token);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new InvalidDocumentException("", line, "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Token token(JsonToken token) throws IOException {
    int line = json.currentTokenLocation().getLineNr();
    return switch (token) {
      case START_OBJECT -> Token.of(Token.Kind.OBJECT, line);
      case START_ARRAY -> Token.of(Token.Kind.LIST, line);
      case END_OBJECT, END_ARRAY -> Token.of(Token.Kind.END, line);
      case FIELD_NAME, VALUE_STRING -> new Token(Token.Kind.SCALAR, json.getText(), false, line);
      default -> new Token(Token.Kind.SCALAR, json.getText(), true, line);
    };
  }
}
