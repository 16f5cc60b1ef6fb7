package io.waymark.engine.http;

/**
 * Bounds of one request.
 *
 * @param bodyBytes largest body, counted after decompression
 */
public record Limits(long bodyBytes) {

  /** A statement's text may be this long, data not counted; ClickHouse's max_query_size. */
  static final int HEAD_BYTES = 262_144;

  /** A statement without data of its own may be this long (long IN lists). */
  static final int QUERY_BYTES = 16 * 1_048_576;
}
