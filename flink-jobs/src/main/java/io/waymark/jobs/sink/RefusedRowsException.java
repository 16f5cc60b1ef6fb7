package io.waymark.jobs.sink;

import java.io.IOException;

/** The store will never take these rows, however often they are sent. */
final class RefusedRowsException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedRowsException(String message, Throwable cause) {
    super(message, cause);
  }
}
