package io.waymark.serving.events;

import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Reject;
import io.waymark.core.wire.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream of lines with the memory of one line, and hands each to the intake. */
final class NdjsonLines {

  private static final int MAX_LINE = EventJson.MAX_EVENT_BYTES;
  private static final int BLOCK = 64 * 1024;

  private final Intake intake;
  private final BodyFormat format;
  private byte[] line = new byte[4 * 1024];
  private int length;
  private long skipped;

  NdjsonLines(Intake intake, BodyFormat format) {
    this.intake = intake;
    this.format = format;
  }

  void readAll(InputStream body) throws IOException {
    byte[] block = new byte[BLOCK];
    for (int n = body.read(block); n >= 0; n = body.read(block)) {
      readBlock(block, n);
    }
    endLine();
  }

  private void readBlock(byte[] block, int size) {
    int from = 0;
    for (int i = 0; i < size; i++) {
      if (block[i] == '\n') {
        append(block, from, i - from);
        endLine();
        from = i + 1;
      }
    }
    append(block, from, size - from);
  }

  private void append(byte[] block, int from, int count) {
    int kept = Math.min(count, MAX_LINE - length);
    skipped += count - kept;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_LINE, Math.max(line.length * 2, length + kept)));
    }
    System.arraycopy(block, from, line, length, kept);
    length += kept;
  }

  private void endLine() {
    if (skipped > 0) {
      intake.refuse(
          Arrays.copyOf(line, length),
          new Reject(
              RejectReason.EVENT_TOO_LARGE,
              "the line has " + (length + skipped) + " bytes, the limit is " + MAX_LINE));
    } else if (!isBlank()) {
      intake.take(format, line, new JsonItems.Span(0, length));
    }
    length = 0;
    skipped = 0;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
