package io.waymark.serving.http;

/**
 * One wrong field of a request.
 *
 * @param path JSON pointer (RFC 6901) into the body, or {@code /name} of a parameter
 * @param detail the value and the limit
 * @param hint what to do
 */
public record FieldError(String path, String detail, String hint) {}
