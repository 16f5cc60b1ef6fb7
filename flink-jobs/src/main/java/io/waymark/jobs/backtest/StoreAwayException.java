package io.waymark.jobs.backtest;

import java.sql.SQLException;

/** The control store cannot be asked now. */
final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreAwayException(SQLException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
