package io.waymark.serving.document;

/** The pieces of a document, in order. */
interface Tokens {

  /**
   * The next one; {@link Token.Kind#END_OF_DOCUMENT} is the last.
   *
   * @throws InvalidDocumentException where the text is none of its format
   */
  Token next();
}
