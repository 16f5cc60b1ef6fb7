package io.waymark.jobs.backtest;

/** Nobody wants the backtest any more, or another process has it. */
final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("cancelled", null, false, false);
  }
}
