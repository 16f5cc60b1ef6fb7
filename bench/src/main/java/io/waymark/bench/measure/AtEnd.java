package io.waymark.bench.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what a bench has started, the last first: at its end, or when it is told to stop. */
public final class AtEnd implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private AtEnd() {}

  /** Nothing to close yet. */
  public static AtEnd begin() {
    AtEnd end = new AtEnd();
    Runtime.getRuntime().addShutdownHook(new Thread(end::close, "at-end"));
    return end;
  }

  /** Closes that one too when the time has come. */
  public synchronized <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      AutoCloseable resource = open.pop();
      try {
        resource.close();
      } catch (Exception e) {
        // The others must be closed all the same.
        System.err.println("bench: " + resource + " cannot be closed: " + e.getMessage());
      }
    }
  }
}
