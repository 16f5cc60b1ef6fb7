package io.waymark.jobs.backtest;

/**
 * A backtest that this process does.
 *
 * @param id of the backtest
 * @param tenant whose
 * @param pattern id of the pattern
 * @param version which
 * @param definition JSON text
 * @param fromMs begin of the history, inclusive
 * @param toMs its end, exclusive
 */
record Work(
    String id,
    String tenant,
    String pattern,
    int version,
    String definition,
    long fromMs,
    long toMs) {}
