package io.waymark.serving.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON as a stream of tokens. */
final class JsonTokens implements Tokens {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private final String text;
  private @Nullable JsonParser parser;

  JsonTokens(String text) {
    this.text = text;
  }

  @Override
  public Token next() {
    try {
      JsonParser json = parser();
      JsonToken token = json.nextToken();
      return token == null ? Token.of(Token.Kind.END_OF_DOCUMENT, 0) : token(json, token);
    } catch (IOException e) {
      // The text is in memory: what cannot be read is no JSON.
      JsonLocation where = e instanceof JacksonException json ? json.getLocation() : null;
      throw new InvalidDocumentException(
          "", where == null ? 0 : where.getLineNr(), "not JSON: " + what(e));
    }
  }

  private JsonParser parser() throws IOException {
    if (parser == null) {
      parser = FACTORY.createParser(text);
    }
    return parser;
  }

  private static String what(IOException e) {
    return e instanceof JacksonException json ? json.getOriginalMessage() : e.toString();
  }

  private static Token token(JsonParser json, JsonToken token) throws IOException {
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
