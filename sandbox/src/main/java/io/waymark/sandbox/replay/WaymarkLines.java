package io.waymark.sandbox.replay;

import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Format {@code waymark}: one event as JSON per line. Lines are sent byte for byte, also those that
 * are no event: the job gives them their reason. Blank lines are no lines.
 */
final class WaymarkLines implements ReplayFormat {

  /** What is kept of a line that is too long to be sent. */
  private static final int KEPT_BYTES = 64 * 1024;

  private static final int READ_BYTES = 256 * 1024;

  private byte[] line = new byte[4096];
  private int length;
  private long skipped;

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    byte[] block = new byte[READ_BYTES];
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      readBlock(block, count, sink);
    }
    finishLine(sink);
  }

  private void readBlock(byte[] block, int count, LineSink sink) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (block[i] == '\n') {
        append(block, start, i);
        finishLine(sink);
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

  private void finishLine(LineSink sink) {
    if (skipped > 0) {
      sink.refuse(
          RejectReason.EVENT_TOO_LARGE.code(),
          (length + skipped) + " bytes, the limit is " + EventJson.MAX_EVENT_BYTES,
          new String(line, 0, KEPT_BYTES, StandardCharsets.UTF_8));
    } else if (!isBlank()) {
      sink.json(Arrays.copyOf(line, trimmedLength()));
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
