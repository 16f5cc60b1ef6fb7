package io.waymark.engine.http;

import io.waymark.engine.sql.InsertHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a request wants done, its text found in {@code query=} or at the head of the body. */
sealed interface Statement {

  /** An INSERT with data. */
  record Insert(byte[] head, String format, InputStream data) implements Statement {}

  /** Anything else. */
  record Query(byte[] text) implements Statement {}

  /** Reads as much of the body as the statement itself needs. */
  static Statement read(Request request, InputStream body) throws IOException {
    byte[] given = request.query().getBytes(StandardCharsets.UTF_8);
    byte[] head = given.length > 0 ? given : body.readNBytes(Limits.HEAD_BYTES);
    Optional<InsertHead> insert = InsertHead.find(head, head.length);
    if (insert.isPresent()) {
      return insert(head, insert.get(), body);
    }
    byte[] rest = body.readNBytes(Limits.QUERY_BYTES - Math.min(head.length, Limits.QUERY_BYTES));
    if (body.read() >= 0) {
      throw new RequestException(
          RequestException.TOO_LARGE,
          "a statement without data is limited to " + Limits.QUERY_BYTES + " bytes");
    }
    return new Query(rest.length == 0 ? head : concat(head, rest));
  }

  private static Insert insert(byte[] text, InsertHead found, InputStream body) {
    int inline = text.length - found.dataStart();
    InputStream data =
        inline == 0
            ? body
            : new SequenceInputStream(
                new ByteArrayInputStream(text, found.dataStart(), inline), body);
    return new Insert(Arrays.copyOf(text, found.end()), found.format(), data);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
