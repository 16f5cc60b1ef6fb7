package io.waymark.serving.document;

/**
 * A place in a document, as a person finds it.
 *
 * @param pointer JSON pointer (RFC 6901); empty for the whole document
 * @param line from 1
 */
public record Location(String pointer, int line) {}
