package io.waymark.serving.events;

import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads whole bodies into memory, within a bound for each and a bound for all of them together: a
 * hundred large bodies at once wait for each other and do not end the process.
 */
final class BodyMemory {

  private static final int UNIT = 64 * 1024;
  private static final int WAIT_SECONDS = 5;
  private static final int RETRY_SECONDS = 1;

  private final Semaphore units;

  BodyMemory(int bytes) {
    this.units = new Semaphore(Math.max(1, bytes / UNIT), true);
  }

  /** A body in memory; closing it gives the memory back to the others. */
  final class Body implements AutoCloseable {
    private byte[] bytes = new byte[0];
    private int length;
    private int held;

    /** Longer than the body; see {@link #length}. */
    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    private void readAll(InputStream in, long declared, int max) throws IOException {
      // All of it at once where the length is known: bodies that wait half read hold up each other.
      grow((int) Math.max(UNIT, Math.min(declared + 1, max)));
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
        length += n;
        if (length > max) {
          throw tooLarge(max);
        }
        if (length == bytes.length) {
          grow(Math.min(bytes.length * 2, max + UNIT));
        }
      }
    }

    private void grow(int size) {
      int needed = (size + UNIT - 1) / UNIT - held;
      try {
        if (!units.tryAcquire(needed, WAIT_SECONDS, TimeUnit.SECONDS)) {
          throw Problems.unavailable(
                  "serving", "too many large bodies are under way at once", RETRY_SECONDS)
              .toException();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problems.unavailable("serving", "the server is stopping", RETRY_SECONDS)
            .toException();
      }
      held += needed;
      bytes = Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
      units.release(held);
      held = 0;
    }
  }

  Body read(InputStream in, long declared, int max) throws IOException {
    Body body = new Body();
    try {
      body.readAll(in, declared, max);
      return body;
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  static RuntimeException tooLarge(int max) {
    return Problems.tooLarge(
        "the body has more than " + max + " bytes",
        "send several requests, or application/x-ndjson, which has no total limit");
  }
}
