package io.waymark.sandbox.replay;

import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The lines of a file, each in memory up to the size of an event; a longer one is refused. Blank
 * lines are no lines.
 */
final class JsonLines {

  /** What is kept of a line that is too long to be sent. */
  private static final int KEPT_BYTES = 64 * 1024;

  private static final int READ_BYTES = 256 * 1024;

  private byte[] line = new byte[4096];
  private int length;
  private long skipped;

  private final LineSink sink;
  private final Consumer<byte[]> lines;

  private JsonLines(LineSink sink, Consumer<byte[]> lines) {
    this.sink = sink;
    this.lines = lines;
  }

  /** Gives every line to the consumer, without its end; refusals go to the sink. */
  static void forEach(InputStream in, LineSink sink, Consumer<byte[]> lines) throws IOException {
    new JsonLines(sink, lines).read(in);
  }

  private void read(InputStream in) throws IOException {
    byte[] block = new byte[READ_BYTES];
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      readBlock(block, count);
    }
    finishLine();
  }

  private void readBlock(byte[] block, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (block[i] == '\n') {
        append(block, start, i);
        finishLine();
        start = i + 1;
      }
    }
    append(block, start, count);
  }

  private void append(byte[] block, int from, int to) {
    int kept = Math.min(to - from, EventJson.MAX_EVENT_BYTES - length);
    skipped += to - from - kept;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
    }
    System.arraycopy(block, from, line, length, kept);
    length += kept;
  }

  private void finishLine() {
    if (skipped > 0) {
      sink.refuse(
          RejectReason.EVENT_TOO_LARGE.code(),
          (length + skipped) + " bytes, the limit is " + EventJson.MAX_EVENT_BYTES,
          new String(line, 0, KEPT_BYTES, StandardCharsets.UTF_8));
    } else if (!isBlank()) {
      lines.accept(Arrays.copyOf(line, trimmedLength()));
    }
    length = 0;
    skipped = 0;
  }

  private int trimmedLength() {
    return line[length - 1] == '\r' ? length - 1 : length;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
